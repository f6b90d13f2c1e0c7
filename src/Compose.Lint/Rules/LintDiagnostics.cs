using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Lint.Rules;

/// <summary>What can be wrong with suppressions and configuration.</summary>
public static class LintDiagnostics
{
    public static readonly Descriptor UnusedSuppression = new("CF901", "unused-suppression", Severity.Warning, "A suppression that silences nothing");
    public static readonly Descriptor UnknownRule = new("CF902", "unknown-rule", Severity.Warning, "A rule is named that does not exist");
    public static readonly Descriptor MissingReason = new("CF903", "suppression-without-reason", Severity.Warning, "A suppression that does not say why");
    public static readonly Descriptor InvalidConfig = new("CF910", "invalid-lint-config", Severity.Error, "The lint configuration cannot be used");

    internal static Diagnostic Unused(Location at, string rule) =>
        UnusedSuppression.At(at, $"nothing is found here for `{rule}`").WithHelp("remove the suppression: it would hide a later finding");

    internal static Diagnostic Unreasoned(Location at, string directive) =>
        MissingReason.At(at, $"`{directive}` does not say why").WithHelp("write the reason after two dashes: `-- the tag is set by the deployment`");

    internal static Diagnostic Unknown(Location at, string rule, string? meant) =>
        UnknownRule.At(at, $"there is no rule `{rule}`").WithHelp(meant is null ? "name a rule by id (CF108), by name (host-port-clash) or by group (CF1)" : $"did you mean `{meant}`?");

    internal static Diagnostic Nameless(Location at, string directive) =>
        UnknownRule.At(at, $"`{directive}` names no rule").WithHelp($"name what is to be silent: `# compose-lint {directive} CF401 -- reason`");

    internal static Diagnostic UnknownDirective(Location at, string directive, string? meant) =>
        UnknownRule.At(at, $"`{directive}` is no compose-lint directive")
            .WithHelp(meant is null ? "use disable-line, disable-next-line, disable, enable or disable-file" : $"did you mean `{meant}`?");

    internal static Diagnostic Config(Location at, string message, string help) => InvalidConfig.At(at, message).WithHelp(help);
}
