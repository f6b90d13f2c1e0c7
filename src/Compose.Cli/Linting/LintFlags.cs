using System.Collections.Immutable;
using System.CommandLine;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Lint;
using Compose.Lint.Catalog;
using Compose.Lint.Reports;
using Compose.Model.Diagnostics;

namespace Compose.Cli.Linting;

/// <summary>The flags of <c>lint</c>.</summary>
internal sealed class LintFlags
{
    private const string Auto = "auto";

    private readonly Option<string?> config = Flag.Text(
        "config",
        null,
        "Configuration file (default: the nearest .compose-lint.yaml or .compose-lint.yml)",
        "FILE"
    );
    private readonly Option<string> failOn = Flag.Choice(
        "fail-on",
        null,
        "Lowest severity that causes exit code 1",
        "warning",
        "style",
        "info",
        "warning",
        "error"
    );
    private readonly Option<string> format = Flag.Choice(
        "format",
        null,
        "Output format; auto is github in GitHub workflows, otherwise text",
        Auto,
        [Auto, .. Report.All.Select(static r => r.Name)]
    );
    private readonly Option<string[]> ignore = Flag.List("ignore", null, "Ignore these rules: ids, names or id prefixes", "RULES");
    private readonly Option<string> preset = Flag.Choice(
        "preset",
        null,
        "Severities to start from (default: as configured)",
        "",
        [.. Presets.Names]
    );
    private readonly Option<string[]> select = Flag.List("select", null, "Only these rules", "RULES");
    private readonly Option<string?> stdinName = Flag.Text(
        "stdin-filename",
        null,
        "Name of the file read from standard input, when the path is -",
        "FILE"
    );

    public Option<string?> Baseline { get; } = Flag.Text("baseline", null, "Accept the findings that this file lists", "FILE");

    public Option<bool> Diff { get; } = Flag.Switch("diff", null, "Show what --fix would change, without changing it");

    public Option<string?> Explain { get; } = Flag.Text("explain", null, "Explain a rule, a group (CF2) or all, and exit", "RULE");

    public Option<bool> ExitZero { get; } = Flag.Switch("exit-zero", null, "Exit 0 in spite of findings");

    public Option<bool> Fix { get; } = Flag.Switch("fix", null, "Apply safe fixes; those of standard input (-) to standard output");

    public Option<bool> ListRules { get; } = Flag.Switch("list-rules", null, "List the rules and exit; as JSON with --format json");

    public Option<int?> MaxWarnings { get; } =
        Flag.Number("max-warnings", null, "Exit 1 because of warnings only if there are more", "NUMBER");

    public Argument<string[]> Paths { get; } = Operand.Many("PATH", 0);

    public Option<bool> Quiet { get; } = Flag.Switch("quiet", null, "Only errors: the rest is neither reported nor a failure");

    public Option<bool> ShowProjects { get; } =
        Flag.Switch("show-projects", null, "Show which files are linted together, and why, instead of linting");

    public Option<bool> Statistics { get; } =
        Flag.Switch("statistics", null, "Count findings by rule instead of listing them; as JSON with --format json");

    public Option<bool> UpdateBaseline { get; } = Flag.Switch("update-baseline", null, "Write the findings to the file of --baseline");

    public Option<bool> Watch { get; } = Flag.Switch("watch", null, "Lint again whenever a file changes");

    public Option<bool> UnsafeFixes { get; } =
        Flag.Switch("unsafe-fixes", null, "With --fix or --diff: include fixes that may change the meaning");

    public IEnumerable<Option> All =>
        [
            Baseline,
            config,
            Diff,
            ExitZero,
            Explain,
            failOn,
            Fix,
            format,
            ignore,
            ListRules,
            MaxWarnings,
            preset,
            Quiet,
            select,
            ShowProjects,
            Statistics,
            stdinName,
            UnsafeFixes,
            UpdateBaseline,
            Watch,
        ];

    /// <summary>Refuses flags that make no sense together.</summary>
    public void Check(Invocation call)
    {
        call.Refuse(Fix, Diff);
        foreach (var other in (Option[])[Fix, Diff, UpdateBaseline])
            call.RefuseBeside(Watch, other);
        if (!call.Get(UpdateBaseline))
            return;
        if (call.Get(Baseline) is null)
            throw new CommandFailed("--update-baseline needs --baseline FILE, the file to write");
        // A baseline of some rules would drop what it accepts of the others.
        foreach (var other in (Option[])[Fix, Diff, select, ignore])
            call.RefuseBeside(UpdateBaseline, other);
    }

    public bool IsJson(Invocation call) => call.Get(format) == "json";

    public Severity FailOn(Invocation call) => Enum.Parse<Severity>(call.Get(failOn) ?? "warning", ignoreCase: true);

    public Report ReportOf(Invocation call)
    {
        var name = call.Get(format) ?? Auto;
        if (name == Auto)
            name = StepSummary.IsWorkflow(call) ? "github" : "text";
        return Report.Find(name) ?? throw new CommandFailed($"unknown report format \"{name}\"");
    }

    /// <summary>What to lint, and where its files are read.</summary>
    public LintRequest Read(Invocation call)
    {
        var paths = call.Get(Paths);
        if (call.Get(config) is { } file && !call.Host.Files.FileExists(Path.GetFullPath(file, call.Host.WorkingDirectory)))
            throw new CommandFailed($"there is no configuration file {Legible.Path(file)}");
        var options = new LintOptions
        {
            WorkingDirectory = call.Host.WorkingDirectory,
            Variables = call.Host.Variables,
            Files = call.Globals.Files,
            EnvFiles = call.Globals.EnvFiles,
            Select = Rules(call.Get(select)),
            Ignore = Rules(call.Get(ignore)),
            ConfigFile = call.Get(config),
            Preset = call.Get(preset) is { Length: > 0 } named ? named : null,
        };
        if (call.Get(Watch) && (paths.Contains("-") || options.Files.Contains("-")))
            throw new CommandFailed("--watch cannot watch standard input");
        if (paths is ["-"] || (paths.IsEmpty && options.Files is ["-"]))
            return LintRequest.OfInput(call, options, call.Get(stdinName));
        if (!paths.IsEmpty && !options.Files.IsEmpty)
            throw new CommandFailed("specify paths after lint, or one project's files with -f, not both");
        return new LintRequest(options with { Paths = paths, StandardInput = call.LoadOptions([]).StandardInput }, call.Host.Files, null);
    }

    private static ImmutableArray<string> Rules(ImmutableArray<string> typed)
    {
        var rules = typed
            .SelectMany(static t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToImmutableArray();
        foreach (var rule in rules)
            if (!RuleNames.IsKnown(rule))
                throw new CommandFailed(
                    $"there is no rule \"{rule}\"{(RuleNames.Nearest(rule) is { } near ? $"; did you mean \"{near}\"?" : "")}"
                );
        return rules;
    }
}
