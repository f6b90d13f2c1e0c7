using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Lint;
using Compose.Lint.Ignoring;
using Compose.Lint.Reports;
using Compose.Model.Diagnostics;

namespace Compose.Cli.Linting;

/// <summary>Reports results in the requested form, and decides on the exit code.</summary>
internal sealed class LintReport(Invocation call, LintFlags flags)
{
    private bool isSummarised;

    /// <param name="output">Standard output, or standard error when that is taken.</param>
    public int Write(LintResult result, TextWriter output)
    {
        var all = result;
        if (call.Get(flags.Quiet))
            result = result with { Findings = [.. result.Findings.Where(static finding => finding.Severity == Severity.Error)] };
        var options = Options(output);
        var joined = Repeated.Joined(UnsetTogether.Joined(result));
        if (call.Get(flags.Statistics))
            output.Write(RuleTables.Statistics(result, flags.IsJson(call)));
        else
            flags.ReportOf(call).Write(joined, output, options);
        if (!isSummarised)
            StepSummary.Append(call, joined, options);
        isSummarised = true;
        return CodeOf(all, result);
    }

    private int CodeOf(LintResult all, LintResult shown)
    {
        if (all.IsIncomplete)
            return ExitCode.Unusable;
        var failOn = flags.FailOn(call);
        var fails = shown.Reaches(failOn);
        if (call.Get(flags.MaxWarnings) is { } most)
        {
            // The number decides about warnings, --fail-on about everything else.
            var warnings = all.Count(Severity.Warning);
            fails = warnings > most || shown.Findings.Any(f => f.Severity >= failOn && f.Severity != Severity.Warning);
            if (warnings > most)
                call.Err.WriteLine($"{warnings} warnings, but --max-warnings allows {most}");
        }

        return fails && !call.Get(flags.ExitZero) ? ExitCode.Failed : ExitCode.Ok;
    }

    private ReportOptions Options(TextWriter output)
    {
        var (colors, terminal) =
            output == call.Out ? (call.Ansi.ColorOut, call.Host.Terminal.Out) : (call.Ansi.ColorErr, call.Host.Terminal.Err);
        return new ReportOptions
        {
            Style = new DiagnosticStyle { Colors = colors, Width = terminal ? call.Host.Terminal.Size().Columns : 0 },
            FailOn = flags.FailOn(call),
            WorkingDirectory = call.Host.WorkingDirectory,
            Repository = GitRepository.RootOf(call.Host.WorkingDirectory, call.Host.Files),
            RulePages = call.Host.Variable("COMPOSE_LINT_RULES_URL") is { } url ? url.TrimEnd('/') + "/" : null,
            Version = ProductVersion.Text,
        };
    }
}
