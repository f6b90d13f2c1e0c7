using System.Collections.Immutable;
using System.CommandLine;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Formatting;
using Compose.Files;
using Compose.Lint;
using Compose.Lint.Catalog;
using Compose.Lint.Fixing;
using Compose.Lint.Reports;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Syntax;

namespace Compose.Cli.Verbs;

/// <summary>Reports likely problems: exit 0 when clean, 1 with findings, 2 when it could not run.</summary>
internal sealed class LintVerb
{
    private const string Auto = "auto";

    // Findings about the invocation rather than the files' content.
    private static readonly string[] Unusable = ["no-compose-file", "unreadable-file", "remote-failed"];

    private readonly Option<string?> config = Flag.Text(
        "config",
        null,
        "Configuration file (default: the nearest .compose-lint.yaml)",
        "FILE"
    );
    private readonly Option<bool> diff = Flag.Switch("diff", null, "Show what --fix would change, without changing it");
    private readonly Option<string?> explain = Flag.Text("explain", null, "Explain a rule and exit", "RULE");
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
    private readonly Option<bool> fix = Flag.Switch("fix", null, "Apply safe fixes");
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
    private readonly Option<bool> unsafeFixes = Flag.Switch(
        "unsafe-fixes",
        null,
        "With --fix or --diff: include fixes that may change the meaning"
    );
    private readonly Argument<string[]> paths = Operand.Many("PATH", 0);

    public static VerbCommand Create()
    {
        var lint = new LintVerb();
        return new VerbCommand("lint", "Check compose files for likely mistakes")
        {
            Group = VerbGroup.Check,
            IsQuick = true,
            UnusableCode = ExitCode.Unusable,
            Options =
            {
                lint.config,
                lint.diff,
                lint.explain,
                lint.failOn,
                lint.fix,
                lint.format,
                lint.ignore,
                lint.select,
                lint.stdinName,
                lint.unsafeFixes,
            },
            Arguments = { lint.paths },
            Examples =
            [
                ("lint", "The project of this folder"),
                ("lint --fix services/*/compose.yaml", "Several projects, fixed"),
                ("lint --select CF2 --fail-on info", "Only security"),
                ("lint --format sarif > lint.sarif", "For code scanning"),
                ("lint --explain CF108", "What a rule is about"),
            ],
            Run = lint.RunAsync,
        };
    }

    private async Task<int> RunAsync(Invocation call, CancellationToken cancellationToken)
    {
        if (call.Get(explain) is { } rule)
            return Explain(call, rule);
        call.Refuse(fix, diff);
        var (options, files) = Ask(call);
        LintResult result;
        var changes = false;
        var unsaved = 0;
        if (call.Get(fix) || call.Get(diff))
        {
            var (changed, remaining) = new Fixer(options, files, call.Get(unsafeFixes), cancellationToken).Run();
            result = remaining;
            changes = !changed.IsEmpty;
            if (call.Get(diff))
            {
                foreach (var file in changed)
                    call.Out.Write(UnifiedDiff.Of(file.Before.Path, file.Before.Text, file.After));
                return IsUnusable(result) ? ExitCode.Unusable
                    : changes ? ExitCode.Failed
                    : ExitCode.Ok;
            }

            unsaved = await SaveAsync(call, changed, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            result = Linter.Run(options, files, cancellationToken);
        }

        ReportOf(call)
            .Write(
                result,
                call.Out,
                new DiagnosticStyle { Colors = call.Ansi.ColorOut, Width = call.Host.Terminal.Out ? call.Host.Terminal.Size().Columns : 0 }
            );
        if (IsUnusable(result))
            return ExitCode.Unusable;
        return unsaved > 0 || result.Reaches(Enum.Parse<Severity>(call.Get(failOn) ?? "warning", ignoreCase: true))
            ? ExitCode.Failed
            : ExitCode.Ok;
    }

    private (LintOptions Options, ISourceLoader Files) Ask(Invocation call)
    {
        var named = call.Get(paths);
        var files = call.Host.Files;
        var options = new LintOptions
        {
            WorkingDirectory = call.Host.WorkingDirectory,
            Variables = call.Host.Variables,
            Files = call.Globals.Files,
            EnvFiles = call.Globals.EnvFiles,
            StandardInput = call.LoadOptions([]).StandardInput,
            Select = Rules(call.Get(select)),
            Ignore = Rules(call.Get(ignore)),
            ConfigFile = call.Get(config),
        };
        if (named is ["-"] && call.Get(stdinName) is { } name)
        {
            files = new OneFileInMemory(files, Path.GetFullPath(name, call.Host.WorkingDirectory), call.Host.Streams.In);
            named = [name];
        }
        else if (named is ["-"])
        {
            return (options with { Files = ["-"] }, files);
        }

        if (!named.IsEmpty && !options.Files.IsEmpty)
            throw new CommandFailed("specify paths after lint, or one project's files with -f, not both");
        return (options with { Paths = named }, files);
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

    private Report ReportOf(Invocation call)
    {
        var name = call.Get(format) ?? Auto;
        if (name == Auto)
            name = call.Host.Variable("GITHUB_ACTIONS") == "true" ? "github" : "text";
        return Report.Find(name) ?? throw new CommandFailed($"unknown report format \"{name}\"");
    }

    private static int Explain(Invocation call, string rule)
    {
        call.Out.Write(FindingPages.Get(rule).Markdown);
        return ExitCode.Ok;
    }

    /// <summary>Writes fixed files; returns the number of files that could not be written, each of which is reported.</summary>
    private static async Task<int> SaveAsync(Invocation call, ImmutableArray<FixedFile> changed, CancellationToken cancellationToken)
    {
        var unsaved = 0;
        foreach (var file in changed)
        {
            var path = file.Before.Path;
            try
            {
                await OutputFile
                    .WriteAsync(Path.Combine(call.Host.WorkingDirectory, path), file.ToBytes(), cancellationToken)
                    .ConfigureAwait(false);
                call.Err.WriteLine(Legible.Of($"{path}: {(file.Applied == 1 ? "1 problem" : $"{file.Applied} problems")} fixed"));
            }
            catch (Exception error) when (FileTrouble.IsCause(error))
            {
                unsaved++;
                call.Err.WriteLine(Legible.Of($"{path}: cannot be written: {FileTrouble.Reason(error)}; nothing in it was fixed"));
            }
        }

        return unsaved;
    }

    private static bool IsUnusable(LintResult result) => result.Findings.Any(static f => Unusable.Contains(f.Descriptor.Name));
}
