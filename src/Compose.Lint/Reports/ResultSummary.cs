using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>Results in one line.</summary>
internal static class ResultSummary
{
    private const int NamedFiles = 3;

    /// <summary><c>2 errors, 1 warning</c>, or <c>no findings</c>.</summary>
    public static string Counts(LintResult result) => result.Findings.IsEmpty ? "no findings" : Counts([.. result.Findings]);

    /// <summary>The files with the worst findings, once there are more than can be read at a glance; null otherwise.</summary>
    internal static string? WorstFiles(LintResult result)
    {
        var files = new List<List<Diagnostic>>();
        foreach (var finding in result.Findings)
            if (files.Count > 0 && files[^1][0].At.Source.Path == finding.At.Source.Path)
                files[^1].Add(finding);
            else
                files.Add([finding]);
        if (files.Count <= NamedFiles)
            return null;
        files.Sort(WorseFirst);
        var worst = files.Take(NamedFiles).Select(static file => $"{Legible.Path(file[0].At.Source.Path)}: {Counts(file)}");
        return string.Join("; ", worst) + $"; {files.Count - NamedFiles} more {(files.Count == NamedFiles + 1 ? "file" : "files")}";
    }

    private static int WorseFirst(List<Diagnostic> one, List<Diagnostic> other)
    {
        for (var severity = Severity.Error; severity >= Severity.Style; severity--)
            if (Count(other, severity) - Count(one, severity) is var difference and not 0)
                return difference;
        return string.CompareOrdinal(one[0].At.Source.Path, other[0].At.Source.Path);
    }

    private static string Counts(List<Diagnostic> findings)
    {
        var parts = new List<string>();
        for (var severity = Severity.Error; severity >= Severity.Style; severity--)
            if (Count(findings, severity) is var count and > 0)
                parts.Add($"{count} {Word(severity)}{(count == 1 ? "" : "s")}");
        return string.Join(", ", parts);
    }

    private static string Word(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            Severity.Info => "remark",
            _ => "style issue",
        };

    private static int Count(List<Diagnostic> findings, Severity severity) => findings.FindAll(f => f.Severity == severity).Count;
}
