using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Lint;

/// <summary>The kinds of findings that loading a project reports by itself; they have no rule, but may be silenced and explained like one.</summary>
public static class ModelFindings
{
    public static ImmutableArray<(Descriptor Descriptor, string Documentation)> Documented { get; } =
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
        (SyntaxDiagnostics.AliasBudget, "Aliases of aliases multiply. A document whose aliases bring in more than 100000 values is refused."),
        (SyntaxDiagnostics.TooDeep, "Values nested more than 256 levels deep, aliases included, are refused."),
        (SyntaxDiagnostics.NonStringKey, "Keys must be text. `1`, `true`, `~` and dates are not: quote them (`\"1\"`)."),
        (SyntaxDiagnostics.InvalidMerge, "`<<` takes a mapping, an alias of one, or a list of them."),
        (SyntaxDiagnostics.NotText, "The file holds bytes that are not UTF-8, or control characters that YAML does not allow. Save it as UTF-8 text."),
        (LintDiagnostics.UnusedSuppression, "A comment silences a rule that finds nothing there. It would hide a later finding: remove it."),
        (LintDiagnostics.UnknownRule, """
            A suppression names a rule that does not exist, or none at all. Name rules by id, by name, or by the start of an id:

            ```yaml
            image: nginx    # compose-lint disable-line CF401 -- the tag is set by the deployment
            # compose-lint disable-next-line image-untagged, CF2
            # compose-lint disable CF206
            # compose-lint enable CF206
            # compose-lint disable-file CF1
            ```
            """),
        (LintDiagnostics.InvalidConfig, """
            `.compose-lint.yaml` holds something the linter does not know. The nearest one from the linted file up to the root of the repository counts.

            ```yaml
            select: [CF0, CF1]          # only these; without it, what is recommended
            extend-select: [CF209]      # these beside what is recommended
            ignore: [started-not-healthy]
            rules:
              CF401: error              # off, style, info, warning, error
            paths:
              - files: examples/**
                ignore: [CF2]
            ```
            """),
    ];

    public static ImmutableArray<Descriptor> All { get; } = [.. Documented.Select(static d => d.Descriptor)];
}
