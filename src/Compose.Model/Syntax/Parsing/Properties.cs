using Compose.Model.Text;

namespace Compose.Model.Syntax.Parsing;

/// <summary>The anchor and the tag before a value.</summary>
/// <param name="Tag">Short: <c>!!str</c>, <c>!reset</c>.</param>
/// <param name="At">Where they stand; null when there are none.</param>
/// <param name="NodesBefore">How many values had been made when they were read.</param>
internal readonly record struct Properties(Target? Anchor, string? Tag, Location? At, long NodesBefore)
{
    public static readonly Properties None = default;

    public bool IsEmpty => At is null;

    public int Start => At?.Span.Start ?? -1;

    public Properties Or(Properties other) => IsEmpty ? other : this with { Anchor = Anchor ?? other.Anchor, Tag = Tag ?? other.Tag };
}

/// <summary>An anchor and the value it names; the value is null while it is still being read.</summary>
internal sealed class Target(string name, Location at)
{
    public string Name => name;

    public Location At => at;

    public List<Location> Uses { get; } = [];

    public Node? Value { get; set; }

    /// <summary>The number of values in it, itself and those of its aliases included.</summary>
    public long Size { get; set; }

    /// <summary>The number of levels it has.</summary>
    public int Height { get; set; }
}
