using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>Size limits of YAML input.</summary>
public static class SyntaxLimits
{
    /// <summary>Maximum nesting depth of values, aliases included.</summary>
    public const int MaxDepth = 256;

    /// <summary>
    /// The maximum number of values the aliases of one document may add: 100,000 (spec 2.4), and in long files one per four characters, so
    /// that five thousand services may share a block while no file multiplies beyond its own size.
    /// </summary>
    public static int MaxAliasedNodes(SourceText source) => Math.Max(100_000, source.Text.Length / 4);
}
