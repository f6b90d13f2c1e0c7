using Compose.Model.Text;

namespace Compose.Model.Syntax.Parsing;

/// <summary>The anchor and the tag before a value.</summary>
/// <param name="Tag">Short: <c>!!str</c>, <c>!reset</c>.</param>
/// <param name="At">Their location; null when there are none.</param>
/// <param name="NodesBefore">Number of values created before they were read.</param>
internal readonly record struct Properties(Target? Anchor, string? Tag, Location? At, long NodesBefore)
{
    public static readonly Properties None = default;

    public bool IsEmpty => At is null;

    public int Start => At?.Span.Start ?? -1;

    public Properties Or(Properties other) => IsEmpty ? other : this with { Anchor = Anchor ?? other.Anchor, Tag = Tag ?? other.Tag };
}

/// <summary>An anchor and its value, which is null while being read.</summary>
internal sealed class Target(string name, Location at)
{
    public string Name => name;

    public Location At => at;

    public List<Location> Uses { get; } = [];

    public Node? Value { get; set; }

    /// <summary>Number of values in it, including itself and those of its aliases.</summary>
    public long Size { get; set; }

    /// <summary>Number of levels in it.</summary>
    public int Height { get; set; }
}
