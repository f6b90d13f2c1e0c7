using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Kernel capabilities taken away.</summary>
    public ImmutableArray<string> CapDrop => List("cap_drop");

    private static Shape CapDropShape => new ListShape(new TextShape { Grammar = Capability.Check })
    {
        Description = "Kernel capabilities taken away.",
        Distinct = true,
        Unique = UniqueBy.Key,
    };
}
