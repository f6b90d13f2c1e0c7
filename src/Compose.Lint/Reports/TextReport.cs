using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>Readable text: each finding with its lines, then a count.</summary>
internal sealed class TextReport : Report
{
    public override string Name => "text";

    public override void Write(LintResult result, TextWriter output, ReportOptions options)
    {
        output.Write(DiagnosticRenderer.Render(result.Findings, options.Style));
        if (result.Findings.IsEmpty)
            return;
        output.Write('\n');
        if (ResultSummary.WorstFiles(result) is { } worst)
            output.Write($"{worst}\n");
        output.Write($"{Summary(result)}\n");
    }

    private static string Summary(LintResult result)
    {
        var safe = result.Findings.Count(static f => f.Fixes.Any(static x => x.Applicability == Applicability.Safe));
        var risky = result.Findings.Count(static f => f.Fixes.Any() && f.Fixes.All(static x => x.Applicability != Applicability.Safe));
        var text = ResultSummary.Counts(result);
        if (safe > 0)
            text += $"; {safe} can be fixed with --fix";
        if (risky > 0)
            text += $"; {risky} with --fix --unsafe-fixes";
        if (result.Suppressed > 0)
            text += $" ({result.Suppressed} suppressed)";
        return result.Accepted > 0 ? $"{text} ({result.Accepted} in the baseline)" : text;
    }
}
