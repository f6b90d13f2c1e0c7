using System.Text;
using Compose.Model.Diagnostics;

namespace Compose.Planning.Reports;

/// <summary>Lines of a report for a terminal, wrapped between words.</summary>
internal sealed class WrappedText(PlanStyle style)
{
    private const string Reset = "\e[0m";
    private readonly StringBuilder text = new();

    /// <summary>Writes words between the indent and the width; a longer word is not broken.</summary>
    /// <param name="columns">Overrides a smaller width.</param>
    public void Line(int indent, string mark, string words, string color, int columns = 0)
    {
        text.Append(' ', indent).Append(style.Colors ? color : "").Append(mark);
        var start = indent + mark.Length;
        var column = start;
        columns = Math.Max(columns, style.Width);
        foreach (var word in Legible.Of(style.Relative(words)).Split(' '))
        {
            var width = DisplayWidth.Of(word);
            if (column > start && column + 1 + width > columns)
            {
                text.Append('\n').Append(' ', start + 2);
                column = start + 2;
            }
            else if (column > start)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += width;
        }

        text.Append(style.Colors && color.Length > 0 ? Reset : "").Append('\n');
    }

    public override string ToString() => text.ToString();
}
