using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Reading;

// Tabs in the indentation, which YAML forbids: each stands for the column that the lines around it make likely.
internal sealed partial class RecoveringParser
{
    private readonly List<(int Offset, int Length, int Column)> tabs = [];
    private readonly List<int> columnOfTabs = [];

    private int ColumnOfTabs()
    {
        var run = text.AsSpan(lineStart, at - lineStart);
        var count = run.Count('\t');
        while (columnOfTabs.Count <= count)
            columnOfTabs.Add(-1);
        var first = run.IndexOf('\t');
        var known = tabs.Count > 0 && tabs[^1].Offset == lineStart + first;
        if (known)
            return tabs[^1].Column;

        var guess = columnOfTabs[count];
        if (guess < 0 || IsTooDeep(guess))
            guess = ColumnOfNeighbours();
        columnOfTabs[count] = guess;
        tabs.Add((lineStart + first, run.Length - first, guess));
        return guess;
    }

    /// <summary>Corrects the column of the current line if tabs precede it.</summary>
    private bool CorrectTabs(int indent)
    {
        if (tabs.Count == 0 || tabs[^1].Offset < lineStart)
            return false;
        tabs[^1] = tabs[^1] with { Column = indent };
        (column, shift) = (indent, indent - (at - lineStart));
        return true;
    }

    /// <summary>
    /// The expected column of a line: one level deeper when the line above opens a block, else the same; but of the items of a list the
    /// same as of the next one, and above a block less than that.
    /// </summary>
    private int ColumnOfNeighbours()
    {
        var (above, isOpen) = LineAbove(lineStart, int.MaxValue);
        var guess = isOpen ? above + 2 : Math.Max(0, above);
        var below = ColumnOfLineBelow(out var next);
        if (OpensBlock(at))
            return IsTooDeep(guess) ? Math.Max(0, LineAbove(lineStart, below).Column) : guess;
        return isOpen && below > above && (text[at] == '-') == (text[next] == '-') ? below : guess;
    }

    /// <summary>Whether the block that the line opens is not below a column.</summary>
    private bool IsTooDeep(int guess) =>
        OpensBlock(at) && ColumnOfLineBelow(out var next) is >= 0 and var below && (below < guess || (below == guess && text[next] != '-'));

    /// <summary>The nearest line above that is less deep than a column, and whether it opens a block; -1 without.</summary>
    private (int Column, bool IsOpen) LineAbove(int end, int column)
    {
        while (end > 0)
        {
            var start = StartOfLine(end - 1);
            var line = text.AsSpan(start, end - start).TrimEnd();
            var body = line.TrimStart();
            if (!body.IsEmpty && body[0] != '#')
            {
                var indent = tabs.Count > 0 && tabs[^1].Offset >= start ? tabs[^1].Column : line.Length - body.Length;
                if (indent < column)
                    return (indent, body[^1] == ':');
            }

            end = start;
        }

        return (-1, false);
    }

    /// <summary>The column of the next line that is indented by spaces; -1 if it is indented by tabs, or there is none.</summary>
    private int ColumnOfLineBelow(out int body)
    {
        for (var start = StartOfNextLine(at); start < text.Length; start = StartOfNextLine(start))
        {
            body = start;
            while (body < text.Length && text[body] == ' ')
                body++;
            if (!IsBreakOrEnd(body) && text[body] != '#')
                return text[body] == '\t' || IsMarker(body) ? -1 : body - start;
        }

        body = at;
        return -1;
    }

    /// <summary>One finding per run of adjacent lines: tabs come from an editor, not line by line.</summary>
    private void ReportTabs()
    {
        for (var first = 0; first < tabs.Count;)
        {
            var next = first + 1;
            while (next < tabs.Count && source.PositionOf(tabs[next].Offset).Line == source.PositionOf(tabs[next - 1].Offset).Line + 1)
                next++;
            var edits = new TextEdit[next - first];
            for (var i = first; i < next; i++)
            {
                var (offset, length, to) = tabs[i];
                edits[i - first] = new TextEdit(
                    Between(offset, offset + length),
                    new string(' ', Math.Max(0, to - (offset - StartOfLine(offset))))
                );
            }

            var more = next - first - 1;
            Report(
                SyntaxDiagnostics
                    .Syntax(
                        Between(tabs[first].Offset, tabs[first].Offset + tabs[first].Length),
                        more == 0
                            ? "tab used for indentation"
                            : $"tabs used for indentation, here and on the next {(more == 1 ? "line" : $"{more} lines")}"
                    )
                    .WithHelp("YAML is indented with spaces")
                    .WithFix("replace tabs with spaces", Applicability.Safe, edits)
            );
            first = next;
        }
    }
}
