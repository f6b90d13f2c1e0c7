using System.Text;
using Compose.Model.Diagnostics;

namespace Compose.Cli.Formatting;

/// <summary>Columns aligned as by docker: every cell but the last is padded to the widest of its column.</summary>
/// <param name="leastWidth">Minimum column width, padding included.</param>
/// <param name="padding">Spaces between columns.</param>
internal sealed class Table(int leastWidth, int padding)
{
    private readonly List<string[]> rows = [];

    /// <summary>The layout of `ps` and docker's lists.</summary>
    public static Table Narrow() => new(10, 3);

    /// <summary>The layout of `ls`, `images` and `config --variables`.</summary>
    public static Table Wide() => new(20, 3);

    public Table Add(params string[] cells)
    {
        rows.Add(cells);
        return this;
    }

    /// <summary>Adds a row of tab-separated cells.</summary>
    public void AddLine(string line) => rows.Add(line.Split('\t'));

    public override string ToString()
    {
        var widths = new List<int>();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length - 1; i++)
            {
                var width = Math.Max(leastWidth, DisplayWidth.Of(row[i]) + padding);
                if (i == widths.Count)
                    widths.Add(width);
                else
                    widths[i] = Math.Max(widths[i], width);
            }
        }

        var text = new StringBuilder();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length - 1; i++)
                text.Append(row[i]).Append(' ', widths[i] - DisplayWidth.Of(row[i]));
            text.Append(row[^1]).Append('\n');
        }

        return text.ToString();
    }
}
