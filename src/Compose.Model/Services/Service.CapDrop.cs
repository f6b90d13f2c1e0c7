using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Kernel capabilities taken away.</summary>
    public ImmutableArray<string> CapDrop => List("cap_drop");
}
