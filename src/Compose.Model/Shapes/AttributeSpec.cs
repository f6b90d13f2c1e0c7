using System.Collections.Immutable;

namespace Compose.Model.Shapes;

/// <summary>One attribute of an object: its key and what stands below it.</summary>
public sealed record AttributeSpec(string Name, Shape Shape)
{
    /// <summary>The object is of no use without it.</summary>
    public bool Required { get; init; }

    /// <summary>What people write in its place, beyond misspelling it: what it is called elsewhere.</summary>
    public ImmutableArray<string> WrongNames { get; init; } = [];

    /// <summary>The key in JSON, where the reference spells it differently (blkio_config's lists).</summary>
    public string JsonName { get; init; } = Name;
}
