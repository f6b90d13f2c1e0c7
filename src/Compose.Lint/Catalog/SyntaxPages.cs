using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Lint.Catalog;

/// <summary>What is to be said of findings in the text of a file.</summary>
internal static class SyntaxPages
{
    public static ImmutableArray<(Descriptor, string)> All { get; } =
    [
        (SyntaxDiagnostics.YamlSyntax, """
            The text is not YAML. The finding stands at the cause, not where a parser gave up: the tab, the line that is too deep, the quote that is
            never closed, the missing colon. What can be read below it is read and checked too.
            """),
        (SyntaxDiagnostics.DuplicateKey, """
            A key may stand once in a mapping. YAML has no order of keys to say which of two would win, and readers differ.

            Keep one of the two, or join what stands below them.
            """),
        (SyntaxDiagnostics.DuplicateMergeKey, """
            `<<` is a key like any other and may stand once. To merge several mappings give it a list; the first one that has a key wins.

            ```yaml
            <<: [*base, *logging]
            ```
            """),
        (SyntaxDiagnostics.UnknownAlias, """
            An alias (`*name`) needs an anchor (`&name`) before it in the same document. Anchors do not reach into other files, not even included ones.
            """),
        (SyntaxDiagnostics.AliasCycle, "An alias stands inside the very value it names, which would have no end."),
        (SyntaxDiagnostics.AliasBudget, """
            Aliases of aliases multiply. A document whose aliases bring in more than 100000 values, or in a longer file more than one for every four
            characters, is refused.
            """),
        (SyntaxDiagnostics.TooDeep, "Values nested more than 256 levels deep, aliases included, are refused."),
        (SyntaxDiagnostics.NonStringKey, "Keys must be text. `1`, `true`, `~` and dates are not: quote them (`\"1\"`)."),
        (SyntaxDiagnostics.InvalidMerge, "`<<` takes a mapping, an alias of one, or a list of them."),
        (SyntaxDiagnostics.NotText, "The file holds bytes that are not UTF-8, or control characters that YAML does not allow. Save it as UTF-8 text."),
    ];
}
