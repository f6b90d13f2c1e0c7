using System.Collections.Immutable;
using Compose.Lint.Rules;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Catalog;

/// <summary>What is to be said of findings about suppressions and configuration.</summary>
internal static class LinterPages
{
    public static ImmutableArray<(Descriptor, string)> All { get; } =
    [
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
        (LintDiagnostics.MissingReason, """
            A suppression without a reason cannot be judged later. Say why after two dashes:

            ```yaml
            image: nginx    # compose-lint disable-line CF401 -- the tag is set by the deployment
            ```

            To ask for reasons everywhere, write `extend-select: [CF903]` in `.compose-lint.yaml`.
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
}
