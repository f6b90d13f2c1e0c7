using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Kernel capabilities added to the engine's default set.</summary>
    public ImmutableArray<string> CapAdd => List("cap_add");
}
