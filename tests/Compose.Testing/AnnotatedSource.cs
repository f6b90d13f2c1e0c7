using System.Text;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Testing;

/// <summary>
/// Renders a file with a comment under each line that has findings: the marked characters, the id, the message, the help.
/// </summary>
public static class AnnotatedSource
{
    public static string Of(SourceText source, IEnumerable<Diagnostic> diagnostics)
    {
        var byLine = diagnostics.Where(d => d.At.Source == source).ToLookup(d => d.At.Start.Line);
        var text = new StringBuilder();
        for (var line = 1; line <= source.LineCount; line++)
        {
            if (line < source.LineCount || source.Line(line).Length > 0)
                text.Append(source.Line(line)).Append('\n');
            foreach (var finding in byLine[line])
                Append(text, finding);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Diagnostic finding)
    {
        var start = finding.At.Start;
        var end = finding.At.End;
        var width = end.Line == start.Line ? end.Column - start.Column : finding.At.Source.Line(start.Line).Length - start.Column + 1;
        // The comment sign occupies the first column; an arrow marks a finding there.
        text.Append('#')
            .Append(' ', Math.Max(0, start.Column - 2))
            .Append(start.Column == 1 ? '<' : '^')
            .Append('^', Math.Max(0, width - 1))
            .Append(' ')
            .Append(finding.Severity.ToString().ToLowerInvariant())
            .Append(' ')
            .Append(finding.Descriptor.Id)
            .Append(' ')
            .Append(finding.Message)
            .Append('\n');
        foreach (var related in finding.Related)
            text.Append("#   see ")
                .Append(related.At.Start.Line)
                .Append(':')
                .Append(related.At.Start.Column)
                .Append(' ')
                .Append(related.Label)
                .Append('\n');
        if (finding.Help is { } help)
            text.Append("#   help: ").Append(help).Append('\n');
    }
}
