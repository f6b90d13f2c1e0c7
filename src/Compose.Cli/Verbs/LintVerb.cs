using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Linting;
using Compose.Lint;
using Compose.Lint.Fixing;

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
                ("lint --baseline lint.baseline", "Only what is new"),
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
        if (call.Get(flags.ListRules) || call.Get(flags.Explain) is not null)
        {
            foreach (var part in call.Get(flags.Explain) is { } named ? FindingPages.Of(named) : [RuleTables.Rules(flags.IsJson(call))])
                call.Out.Write(part);
            return ExitCode.Ok;
        }

        flags.Check(call);
        var request = flags.Read(call);
        if (call.Get(flags.ShowProjects))
            return ShowProjects(call, Linter.Run(request.Options, request.Files, cancellationToken));
        var report = new LintReport(call, flags);
        var baseline = call.Get(flags.Baseline) is { } file
            ? LintBaseline.Read(call, file, call.Get(flags.UpdateBaseline), cancellationToken)
            : null;
        if (call.Get(flags.Watch))
        {
            await new LintWatch(call, request, baseline is null ? static result => result : baseline.Apply, report)
                .RunAsync(cancellationToken)
                .ConfigureAwait(false);
            return ExitCode.Interrupted;
        }

        if (call.Get(flags.Fix) || call.Get(flags.Diff))
            return await FixAsync(call, flags, request, baseline, report, cancellationToken).ConfigureAwait(false);
        var result = Linter.Run(request.Options, request.Files, cancellationToken);
        if (baseline is not null)
            result =
                call.Get(flags.UpdateBaseline) && !result.IsIncomplete
                    ? await baseline.UpdateAsync(result, cancellationToken).ConfigureAwait(false)
                    : baseline.Apply(result);
        return report.Write(result, call.Out);
    }

    private static async Task<int> FixAsync(
        Invocation call,
        LintFlags flags,
        LintRequest request,
        LintBaseline? baseline,
        LintReport report,
        CancellationToken cancellationToken
    )
    {
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
        if (baseline is not null)
            remaining = baseline.Apply(remaining);
        var code = report.Write(remaining, request.Input is null ? call.Out : call.Err);
        return code == ExitCode.Ok && unsaved > 0 ? ExitCode.Failed : code;
    }

    private static int ShowProjects(Invocation call, LintResult result)
    {
        call.Out.Write(ProjectListing.Of(result, call.Host.WorkingDirectory));
        return result.IsIncomplete ? ExitCode.Unusable : ExitCode.Ok;
    }
}
