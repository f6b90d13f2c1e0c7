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
        "Configuration file (default: the nearest .compose-lint.yaml)",
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
    private readonly Option<string[]> select = Flag.List("select", null, "Only these rules", "RULES");
    private readonly Option<string?> stdinName = Flag.Text(
        "stdin-filename",
        null,
        "Name of the file read from standard input, when the path is -",
        "FILE"
    );

    public Option<bool> Diff { get; } = Flag.Switch("diff", null, "Show what --fix would change, without changing it");

    public Option<string?> Explain { get; } = Flag.Text("explain", null, "Explain a rule and exit", "RULE");

    public Option<bool> Fix { get; } = Flag.Switch("fix", null, "Apply safe fixes; those of standard input (-) to standard output");

    public Argument<string[]> Paths { get; } = Operand.Many("PATH", 0);

    public Option<bool> ShowProjects { get; } =
        Flag.Switch("show-projects", null, "Show which files are linted together, and why, instead of linting");

    public Option<bool> UnsafeFixes { get; } =
        Flag.Switch("unsafe-fixes", null, "With --fix or --diff: include fixes that may change the meaning");

    public IEnumerable<Option> All => [config, Diff, Explain, failOn, Fix, format, ignore, select, ShowProjects, stdinName, UnsafeFixes];

    public Severity FailOn(Invocation call) => Enum.Parse<Severity>(call.Get(failOn) ?? "warning", ignoreCase: true);

    public Report ReportOf(Invocation call)
    {
        var name = call.Get(format) ?? Auto;
        if (name == Auto)
            name = call.Host.Variable("GITHUB_ACTIONS") == "true" ? "github" : "text";
        return Report.Find(name) ?? throw new CommandFailed($"unknown report format \"{name}\"");
    }

    /// <summary>What to lint, and where its files are read.</summary>
    public LintRequest Read(Invocation call)
    {
        var named = call.Get(Paths);
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
        };
        if (named is ["-"] || (named.IsEmpty && options.Files is ["-"]))
            return LintRequest.OfInput(call, options, call.Get(stdinName));
        if (!named.IsEmpty && !options.Files.IsEmpty)
            throw new CommandFailed("specify paths after lint, or one project's files with -f, not both");
        return new LintRequest(options with { Paths = named, StandardInput = call.LoadOptions([]).StandardInput }, call.Host.Files, null);
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
