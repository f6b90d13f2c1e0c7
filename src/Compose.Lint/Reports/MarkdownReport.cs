using System.Text;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>A Markdown table, worst first: for the summary of a workflow's step or a comment.</summary>
internal sealed class MarkdownReport : Report
{
    // Room for the line that says how many rows are missing.
    private const int Reserve = 100;

    public override string Name => "markdown";

    public override void Write(LintResult result, TextWriter output, ReportOptions options) =>
        output.Write(Of(result, options, int.MaxValue));

    /// <summary>
    /// The report, cut after a row so that its UTF-8 form stays within a number of bytes; empty when not even its head fits.
    /// </summary>
    public static string Of(LintResult result, ReportOptions options, int mostBytes)
    {
        var text = new StringBuilder($"### compose lint: {ResultSummary.Counts(result)}\n");
        if (!result.Findings.IsEmpty)
            text.Append("\n| severity | place | rule | finding |\n|---|---|---|---|\n");
        var size = Encoding.UTF8.GetByteCount(text.ToString());
        if (size > mostBytes - Reserve)
            return "";
        var left = result.Findings.Length;
        foreach (var finding in result.Findings.OrderByDescending(static f => f.Severity))
        {
            var row = Row(finding, options);
            size += Encoding.UTF8.GetByteCount(row);
            if (size > mostBytes - Reserve)
            {
                text.Append($"\n{left} more {(left == 1 ? "finding" : "findings")} left out\n");
                break;
            }

            text.Append(row);
            left--;
        }

        return text.ToString();
    }

    private static string Row(Diagnostic finding, ReportOptions options)
    {
        var id = options.PageOf(finding.Descriptor.Id) is { } page ? $"[{finding.Descriptor.Id}]({page})" : finding.Descriptor.Id;
        var message = finding.Help is { } help ? $"{Cell(finding.Message)}<br>{Cell(help)}" : Cell(finding.Message);
        return $"| {DiagnosticRenderer.Word(finding.Severity)} | {Cell(Legible.Path(finding.At.ToString()))} | {id} {finding.Descriptor.Name} | {message} |\n";
    }

    /// <summary>A text in a cell: what stands in backticks stays code, everything else is literal.</summary>
    private static string Cell(string text)
    {
        text = Legible.Of(text).Replace('\n', ' ').Replace('\t', ' ');
        var cell = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '`' && text.IndexOf('`', at + 1) is var end and > 0)
            {
                cell.Append(text[at..(end + 1)].Replace("|", "\\|"));
                at = end;
            }
            else if (c is '`' or '<' or '&' or '|' or '*' or '_' or '[' or ']' or '\\' or '~' or '@')
            {
                cell.Append(System.Globalization.CultureInfo.InvariantCulture, $"&#{(int)c};");
            }
            else
            {
                cell.Append(c);
            }
        }

        return cell.ToString();
    }
}
