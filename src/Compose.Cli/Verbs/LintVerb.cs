using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Linting;
using Compose.Lint;
using Compose.Lint.Fixing;
using Compose.Model.Diagnostics;

namespace Compose.Cli.Verbs;

/// <summary>Reports likely problems: exit 0 when clean, 1 with findings, 2 when it could not run.</summary>
internal static class LintVerb
{
    public static VerbCommand Create()
    {
        var flags = new LintFlags();
        var verb = new VerbCommand("lint", "Check compose files for likely mistakes")
        {
            Group = VerbGroup.Check,
            IsQuick = true,
            UnusableCode = ExitCode.Unusable,
            Arguments = { flags.Paths },
            Examples =
            [
                ("lint", "The project of this folder"),
                ("lint .", "Every compose file here and below, each as part of its project"),
                ("lint --fix services/*/compose.yaml", "Several projects, fixed"),
                ("lint --select CF2 --fail-on info", "Only security"),
                ("lint --format sarif > lint.sarif", "For code scanning"),
                ("lint --explain CF108", "What a rule is about"),
            ],
            Run = (call, cancellationToken) => RunAsync(call, flags, cancellationToken),
        };
        foreach (var flag in flags.All)
            verb.Options.Add(flag);
        return verb;
    }

    private static async Task<int> RunAsync(Invocation call, LintFlags flags, CancellationToken cancellationToken)
    {
        if (call.Get(flags.Explain) is { } rule)
        {
            call.Out.Write(FindingPages.Get(rule).Markdown);
            return ExitCode.Ok;
        }

        call.Refuse(flags.Fix, flags.Diff);
        var request = flags.Read(call);
        if (call.Get(flags.ShowProjects))
            return ShowProjects(call, Linter.Run(request.Options, request.Files, cancellationToken));
        if (!call.Get(flags.Fix) && !call.Get(flags.Diff))
            return Report(call, flags, Linter.Run(request.Options, request.Files, cancellationToken), call.Out);

        var output = new FixedFiles(call, request);
        var fixer = new Fixer(request.Options, request.Files, call.Get(flags.UnsafeFixes), cancellationToken) { Only = request.Input };
        var (changed, remaining) = fixer.Run();
        if (call.Get(flags.Diff))
        {
            output.Show(changed);
            return remaining.IsIncomplete ? ExitCode.Unusable
                : changed.IsEmpty ? ExitCode.Ok
                : ExitCode.Failed;
        }

        var unsaved = await output.SaveAsync(changed, cancellationToken).ConfigureAwait(false);
        var code = Report(call, flags, remaining, request.Input is null ? call.Out : call.Err);
        return code == ExitCode.Ok && unsaved > 0 ? ExitCode.Failed : code;
    }

    private static int ShowProjects(Invocation call, LintResult result)
    {
        call.Out.Write(ProjectListing.Of(result, call.Host.WorkingDirectory));
        return result.IsIncomplete ? ExitCode.Unusable : ExitCode.Ok;
    }

    private static int Report(Invocation call, LintFlags flags, LintResult result, TextWriter output)
    {
        var (colors, terminal) =
            output == call.Out ? (call.Ansi.ColorOut, call.Host.Terminal.Out) : (call.Ansi.ColorErr, call.Host.Terminal.Err);
        var style = new DiagnosticStyle { Colors = colors, Width = terminal ? call.Host.Terminal.Size().Columns : 0 };
        flags.ReportOf(call).Write(result, output, style);
        return result.IsIncomplete ? ExitCode.Unusable
            : result.Reaches(flags.FailOn(call)) ? ExitCode.Failed
            : ExitCode.Ok;
    }
}
