using Compose.Model.Diagnostics;
using Compose.Model.Syntax.Parsing;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Reading;

// Foreign text: invisible characters from web pages, and templates to be filled in by another tool.
internal sealed partial class RecoveringParser
{
    private readonly List<(int Offset, int Length)> invisible = [];
    private readonly List<Location> templateLines = [];

    private bool IsInvisible(int offset) => offset < text.Length && Lookalikes.IsInvisible(text[offset]);

    /// <summary>Treats invisible characters before a line as the blanks they resemble.</summary>
    private bool SkipInvisibleIndentation()
    {
        if (!IsInvisible(at) || !IsIndentation(StartOfLine(at)))
            return false;
        var start = at;
        while (IsInvisible(at))
            at++;
        invisible.Add((start, at - start));
        if (invisible.Count > Findings.Most)
            invisible.RemoveAt(0);
        return true;
    }

    private bool IsIndentation(int start)
    {
        for (var offset = start; offset < at; offset++)
            if (text[offset] is not (' ' or '\t') && !IsInvisible(offset))
                return false;
        return true;
    }

    /// <summary>The apparent column of the current line.</summary>
    private int ColumnsOfInvisible()
    {
        if (invisible.Count == 0 || invisible[^1].Offset < lineStart)
            return at - lineStart;
        var columns = 0;
        for (var offset = lineStart; offset < at; offset++)
            columns += Lookalikes.Columns(text[offset]);
        return columns;
    }

    /// <summary>Skips an invisible character in place of a space, and reports it.</summary>
    /// <param name="after">The preceding token.</param>
    private bool SkipInvisible(string after)
    {
        if (!IsInvisible(at))
            return false;
        var start = at;
        while (IsInvisible(at))
            at++;
        Report(
            SyntaxDiagnostics
                .Syntax(Between(start, at), $"{Lookalikes.Named(text[start])} after `{after}` in place of a space")
                .WithHelp("type a space in its place")
                .WithFix("replace it with a space", Applicability.Safe, new TextEdit(Between(start, at), " "))
        );
        return true;
    }

    /// <summary>One finding per run of adjacent lines, as for tabs.</summary>
    private void ReportInvisible()
    {
        for (var first = 0; first < invisible.Count;)
        {
            var next = first + 1;
            while (
                next < invisible.Count
                && source.PositionOf(invisible[next].Offset).Line <= source.PositionOf(invisible[next - 1].Offset).Line + 1
            )
                next++;
            var edits = new TextEdit[next - first];
            for (var i = first; i < next; i++)
            {
                var place = Between(invisible[i].Offset, invisible[i].Offset + invisible[i].Length);
                edits[i - first] = new TextEdit(place, string.Concat(place.Characters.ToArray().Select(Lookalikes.Meant)));
            }

            var (offset, length) = invisible[first];
            var lines = source.PositionOf(invisible[next - 1].Offset).Line - source.PositionOf(offset).Line;
            var more = lines switch
            {
                0 => "",
                1 => ", here and on the next line",
                _ => $", here and on the next {lines} lines",
            };
            Report(
                SyntaxDiagnostics
                    .Syntax(Between(offset, offset + length), $"{Lookalikes.Named(text[offset])} used for indentation{more}")
                    .WithHelp("YAML is indented with spaces")
                    .WithFix("replace it with spaces", Applicability.Safe, edits)
            );
            first = next;
        }
    }

    private bool AtTemplate => flows == 0 && Current == '{' && at + 1 < text.Length && text[at + 1] is '{' or '%';

    /// <summary><c>{{ name }}</c> in place of a value.</summary>
    private Scalar ReadTemplate()
    {
        var whole = RestOfLine();
        var comment = whole.Characters.IndexOf(" #");
        if (comment >= 0)
            whole = whole.Part(0, whole.Characters[..comment].TrimEnd().Length);
        at = whole.Span.End;
        Report(
            Quoted(
                    SyntaxDiagnostics.Syntax(
                        whole,
                        $"`{text[whole.Span.Start..(whole.Span.Start + 2)]}` begins a template of another tool, which is not YAML"
                    ),
                    whole
                )
                .WithHelp("quote the value, or render the template first")
        );
        return Guessed(Text(whole));
    }

    /// <summary>A line with a statement of another tool, such as <c>{% if %}</c>: treated as a comment.</summary>
    private bool SkipTemplateLine()
    {
        if (!AtTemplate || !IsIndentation(StartOfLine(at)))
            return false;
        var line = RestOfLine();
        if (!line.Characters.EndsWith("}}") && !line.Characters.EndsWith("%}"))
            return false;
        at = line.Span.End;
        linesLost = true;
        templateLines.Add(line);
        return true;
    }

    private void ReportTemplateLines()
    {
        if (templateLines is not [var first, ..])
            return;
        var more = templateLines.Count switch
        {
            1 => "",
            2 => "; one more line is like it",
            _ => $"; {templateLines.Count - 1} more lines are like it",
        };
        Report(
            SyntaxDiagnostics
                .Syntax(first, $"a line of a template of another tool, which is not YAML{more}")
                .WithHelp("render the template with the other tool, and use its result")
        );
    }
}
