using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Kernel capabilities added to the engine's default set.</summary>
    public ImmutableArray<string> CapAdd => List("cap_add");

    private static Shape CapAddShape => new ListShape(new TextShape { Grammar = Capability.Check })
    {
        Description = "Kernel capabilities added to the engine's default set.",
        Distinct = true,
        Unique = UniqueBy.Key,
    };
}
