using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Lint.Rules;

/// <summary>Errors in suppressions and configuration.</summary>
internal static class LintDiagnostics
{
    public static readonly Descriptor UnusedSuppression = new(
        "CF901",
        "unused-suppression",
        Severity.Warning,
        "A suppression that silences nothing"
    )
    {
        Page = "A comment silences a rule that finds nothing there. It would hide a later finding: remove it.",
    };

    public static readonly Descriptor UnknownRule = new("CF902", "unknown-rule", Severity.Warning, "A rule is named that does not exist")
    {
        Page = """
            A suppression names a rule that does not exist, or none at all. Name rules by id, by name, or by the start of an id:

            ```yaml
            image: nginx    # compose-lint disable-line CF401 -- the tag is set by the deployment
            # compose-lint disable-next-line image-untagged, CF2
            # compose-lint disable CF206
            # compose-lint enable CF206
            # compose-lint disable-file CF1
            ```
            """,
    };

    public static readonly Descriptor MissingReason = new(
        "CF903",
        "suppression-without-reason",
        Severity.Warning,
        "A suppression that does not say why"
    )
    {
        Page = """
            A suppression without a reason cannot be judged later. Say why after two dashes:

            ```yaml
            image: nginx    # compose-lint disable-line CF401 -- the tag is set by the deployment
            ```

            To ask for reasons everywhere, write `extend-select: [CF903]` in `.compose-lint.yaml`.
            """,
    };

    public static readonly Descriptor InvalidConfig = new(
        "CF910",
        "invalid-lint-config",
        Severity.Error,
        "The lint configuration cannot be used"
    )
    {
        Page = """
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
            """,
    };

    public static IEnumerable<Descriptor> All => [UnusedSuppression, UnknownRule, MissingReason, InvalidConfig];

    internal static Diagnostic Unused(Location at, string rule) =>
        UnusedSuppression.At(at, $"nothing is found here for `{rule}`").WithHelp("remove the suppression: it would hide a later finding");

    internal static Diagnostic Unreasoned(Location at, string directive) =>
        MissingReason
            .At(at, $"`{directive}` does not say why")
            .WithHelp("write the reason after two dashes: `-- the tag is set by the deployment`");

    internal static Diagnostic Unknown(Location at, string rule, string? meant) =>
        UnknownRule
            .At(at, $"there is no rule `{rule}`")
            .WithHelp(
                meant is null ? "name a rule by id (CF108), by name (host-port-clash) or by group (CF1)" : $"did you mean `{meant}`?"
            );

    internal static Diagnostic Nameless(Location at, string directive) =>
        UnknownRule
            .At(at, $"`{directive}` names no rule")
            .WithHelp($"name what is to be silent: `# compose-lint {directive} CF401 -- reason`");

    internal static Diagnostic UnknownDirective(Location at, string directive, string? meant) =>
        UnknownRule
            .At(at, $"`{directive}` is not a compose-lint directive")
            .WithHelp(meant is null ? "use disable-line, disable-next-line, disable, enable or disable-file" : $"did you mean `{meant}`?");

    internal static Diagnostic Config(Location at, string message, string help) => InvalidConfig.At(at, message).WithHelp(help);
}
