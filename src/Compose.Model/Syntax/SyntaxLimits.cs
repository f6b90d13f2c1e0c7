using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>How large YAML may grow before it is refused.</summary>
public static class SyntaxLimits
{
    /// <summary>Values nested deeper than this are refused, aliases included.</summary>
    public const int MaxDepth = 256;

    /// <summary>
    /// The most values the aliases of one document may bring in: 100,000 (spec 2.4), and in long files one for every four characters, so
    /// that five thousand services may share a block while no file multiplies beyond its own size.
    /// </summary>
    public static int MaxAliasedNodes(SourceText source) => Math.Max(100_000, source.Text.Length / 4);
}
