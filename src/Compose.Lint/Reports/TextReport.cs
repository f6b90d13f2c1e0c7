using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>Readable text: each finding with its lines, then a count.</summary>
internal sealed class TextReport : Report
{
    public override string Name => "text";

    public override void Write(LintResult result, TextWriter output, DiagnosticStyle style)
    {
        output.Write(DiagnosticRenderer.Render(result.Findings, style));
        if (result.Findings.IsEmpty)
            return;
        output.Write('\n');
        output.Write(Summary(result));
        output.Write('\n');
    }

    private static string Summary(LintResult result)
    {
        var parts = new List<string>();
        foreach (
            var (severity, word) in new[]
            {
                (Severity.Error, "error"),
                (Severity.Warning, "warning"),
                (Severity.Info, "remark"),
                (Severity.Style, "style issue"),
            }
        )
            if (result.Count(severity) is var count and > 0)
                parts.Add($"{count} {(count == 1 ? word : severity == Severity.Style ? "style issues" : word + "s")}");
        var safe = result.Findings.Count(static f => f.Fixes.Any(static x => x.Applicability == Applicability.Safe));
        var risky = result.Findings.Count(static f => f.Fixes.Any() && f.Fixes.All(static x => x.Applicability != Applicability.Safe));
        var text = string.Join(", ", parts);
        if (safe > 0)
            text += $"; {safe} can be fixed with --fix";
        if (risky > 0)
            text += $"; {risky} with --fix --unsafe-fixes";
        return result.Suppressed > 0 ? $"{text} ({result.Suppressed} suppressed)" : text;
    }
}
