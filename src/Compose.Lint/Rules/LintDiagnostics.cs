using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
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

    public static readonly Descriptor PartialCoverage = new(
        "CF904",
        "partial-coverage",
        Severity.Warning,
        "A remote part of the project that is not checked"
    )
    {
        Page = """
            The project includes or extends a file from a git repository or a registry. The linter works offline and does not read it: what it contains
            is not checked, and what seems to be missing, such as a network, is not reported. `compose config` reads it.

            Where that is accepted, suppress the finding with the reason: `# compose-lint disable-line CF904 -- checked in its repository`.
            """,
    };

    public static readonly Descriptor SuppressedError = new(
        "CF905",
        "suppressed-error",
        Severity.Warning,
        "Suppression of an error of the project"
    )
    {
        Page = """
            A comment or the configuration suppresses an error of the project itself. `up` would fail, whatever the linter says: the error is
            reported all the same, with its own severity. Correct the file, or name it under `fragments` if it is part of another project.

            Findings that depend on where the project runs, such as a missing `env_file` or variable, can be suppressed.
            """,
    };

    public static readonly Descriptor PartOfProject = new(
        "CF906",
        "part-of-project",
        Severity.Info,
        "A file that looks like part of a project"
    )
    {
        Page = """
            The file cannot run by itself, and no file beside it has what it lacks, its paths exist only from a folder above, or files of
            other folders lack the same network or volume. It is checked as a part: what is missing is not reported. Name its project in
            `.compose-lint.yaml`, so that it is checked as a whole:

            ```yaml
            projects:
              - [base/compose.yaml, compose.prod.yaml]   # in the order of -f
            fragments: [common/*.yaml]                   # services that are only extended
            ```
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
            projects:
              - [compose.yaml, compose.prod.yaml]   # files that are one project, in the order of -f
            fragments: [common/*.yaml]  # files whose services are only extended
            compose-version: "2.20"     # of Docker Compose, where the projects are used
            ```
            """,
    };

    public static IEnumerable<Descriptor> All =>
        [UnusedSuppression, UnknownRule, MissingReason, PartialCoverage, SuppressedError, PartOfProject, InvalidConfig];

    internal static Diagnostic Unread(Location at) =>
        PartialCoverage
            .At(at, "a remote file is not read: what it contains is not checked")
            .WithHelp("check it where it is, or suppress this with the reason");

    internal static Diagnostic Lasting(Location at, string rule) =>
        SuppressedError
            .At(at, $"`{rule}` is an error of the project: `up` would fail, so it is reported all the same")
            .WithHelp("correct the file, and remove the suppression");

    internal static Diagnostic Part(Location at, string why) =>
        PartOfProject
            .At(at, $"looks like part of a project: {why}")
            .WithHelp("name its files under `projects`, or this one under `fragments`, in .compose-lint.yaml");

    internal static Diagnostic NothingBelow(string folder) =>
        DiscoveryDiagnostics
            .NoComposeFile.At(Named(folder), $"no compose file in `{folder}` or below it")
            .WithNote("hidden folders, node_modules and what .gitignore excludes are skipped")
            .WithHelp("check the path, or name the file itself: any name will do");

    internal static Diagnostic NothingMatches(string pattern) =>
        DiscoveryDiagnostics
            .NoComposeFile.At(Named(pattern), $"no file matches `{pattern}`")
            .WithHelp("check the pattern: `*` stays within a folder, `**` does not");

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

    private static Location Named(string path) => new(new SourceText(path, ""), new TextSpan(0, 0));

    internal static Diagnostic Config(Location at, string message, string help) => InvalidConfig.At(at, message).WithHelp(help);
}
