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
        "Unused suppression"
    )
    {
        Page = "A comment suppresses a rule that reports nothing there. It would hide a later finding: remove it.",
    };

    public static readonly Descriptor UnknownRule = new("CF902", "unknown-rule", Severity.Warning, "Unknown rule in a suppression")
    {
        Page = """
            A suppression names a rule that does not exist, or none at all. Name rules by id, by name, or by an id prefix:

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
        "Suppression without a reason"
    )
    {
        Page = """
            A suppression without a reason cannot be reviewed later. Give the reason after two dashes:

            ```yaml
            image: nginx    # compose-lint disable-line CF401 -- the tag is set by the deployment
            ```

            To require reasons everywhere, write `extend-select: [CF903]` in `.compose-lint.yaml`.
            """,
    };

    public static readonly Descriptor InvalidConfig = new(
        "CF910",
        "invalid-lint-config",
        Severity.Error,
        "Invalid lint configuration"
    )
    {
        Page = """
            `.compose-lint.yaml`, or `.compose-lint.yml`, contains something the linter does not know, or both are in one folder. The nearest one from
            the linted file up to the root of the repository applies.

            ```yaml
            preset: production          # recommended (default), strict, production, hardening
            select: [CF0, CF1]          # only these; default: the recommended rules
            extend-select: [CF209]      # these in addition to the selected ones
            ignore: [started-not-healthy]
            rules:
              CF401: error              # off, style, info, warning, error
            paths:
              - files: examples/**
                ignore: [CF2]
                rules: { CF401: info }
            ```
            """,
    };

    public static IEnumerable<Descriptor> All => [UnusedSuppression, UnknownRule, MissingReason, InvalidConfig];

    internal static Diagnostic Unused(Location at, string rule) =>
        UnusedSuppression.At(at, $"`{rule}` reports nothing here").WithHelp("remove the suppression: it would hide a later finding");

    internal static Diagnostic Unreasoned(Location at, string directive) =>
        MissingReason
            .At(at, $"`{directive}` has no reason")
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
            .WithHelp($"name the rule to suppress: `# compose-lint {directive} CF401 -- reason`");

    internal static Diagnostic UnknownDirective(Location at, string directive, string? meant) =>
        UnknownRule
            .At(at, $"`{directive}` is not a compose-lint directive")
            .WithHelp(meant is null ? "use disable-line, disable-next-line, disable, enable or disable-file" : $"did you mean `{meant}`?");

    internal static Diagnostic Config(Location at, string message, string help) => InvalidConfig.At(at, message).WithHelp(help);
}
