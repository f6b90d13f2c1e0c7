using System.Globalization;
using System.Text;
using Compose.Cli.Formatting;
using Compose.Model.Diagnostics;
using Compose.Planning.Plans;

namespace Compose.Cli.Terminal.Progress;

/// <summary>One frame of progress: a header and one row per resource, limited to the terminal's width.</summary>
/// <param name="Now">Clock ticks of the frame.</param>
/// <param name="Frequency">Clock ticks per second.</param>
internal sealed record ProgressFrame(string Operation, int Width, bool Colors, long Now, long Frequency)
{
    private const string Spinner = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private const string Bars = "⠀⡀⣀⣄⣤⣦⣶⣷⣿";
    private const int LongestId = 60;

    /// <param name="height">Available lines; a last line counts the remaining rows. 0: unlimited.</param>
    public List<string> Lines(IReadOnlyList<ProgressRow> rows, int height)
    {
        var done = rows.Count(static r => r.EndedAt is not null);
        var lines = new List<string> { $"[+] {Operation} {done}/{rows.Count}" };
        var room = height > 0 ? Math.Max(1, height - 2) : rows.Count;
        var shown = Choose(rows, room);
        var idWidth = shown.Count == 0 ? 0 : Math.Min(LongestId, shown.Max(static r => DisplayWidth.Of(r.Id)));
        foreach (var row in shown)
            lines.Add(Line(row, idWidth));
        if (shown.Count < rows.Count)
            lines.Add($" ... {rows.Count - shown.Count} more");
        return lines;
    }

    /// <summary>When not all fit, failed and running ones come first; the order is kept.</summary>
    private static List<ProgressRow> Choose(IReadOnlyList<ProgressRow> rows, int room)
    {
        if (rows.Count <= room)
            return [.. rows];
        var chosen = rows.Where(static r => r.EndedAt is null || r.Status == ProgressStatus.Error).Take(room).ToHashSet();
        foreach (var row in rows)
        {
            if (chosen.Count >= room)
                break;
            chosen.Add(row);
        }

        return [.. rows.Where(chosen.Contains)];
    }

    private string Line(ProgressRow row, int idWidth)
    {
        var timer = Timer(row);
        var bars = row.EndedAt is null ? BarsOf(row) : "";
        var rest = $"{bars}{row.Text} {FirstLine(row.Details)}".TrimEnd();
        var id = Fit(row.Id, Math.Max(10, Math.Min(idWidth, Width - 24)));
        var start = $" {Icon(row)} ";
        var left = $"{id.PadRight(idWidth)} {rest}";
        var room = Math.Max(10, Width - 3 - timer.Length - 2);
        left = Fit(left, room);
        var blanks = new string(' ', Math.Max(1, Width - 3 - DisplayWidth.Of(left) - timer.Length - 1));
        return Paint(row, start) + left + blanks + (Colors ? $"\e[34m{timer}\e[0m" : timer);
    }

    private string Timer(ProgressRow row) =>
        ((double)((row.EndedAt ?? Now) - row.StartedAt) / Frequency).ToString("0.0", CultureInfo.InvariantCulture) + "s";

    private char Icon(ProgressRow row) =>
        row.Status switch
        {
            ProgressStatus.Done => '✔',
            ProgressStatus.Warning => '!',
            ProgressStatus.Error => '✘',
            _ => Spinner[(int)(Now * 10 / Frequency % Spinner.Length)],
        };

    private string Paint(ProgressRow row, string text)
    {
        if (!Colors)
            return text;
        var color = row.Status switch
        {
            ProgressStatus.Done => "32",
            ProgressStatus.Warning => "33",
            ProgressStatus.Error => "31",
            _ => "36",
        };
        return $"\e[{color}m{text}\e[0m";
    }

    private static string BarsOf(ProgressRow row)
    {
        if (row.Parts.Count == 0)
            return "";
        var bars = new StringBuilder("[");
        long current = 0,
            total = 0;
        foreach (var part in row.Parts)
        {
            var level =
                part.Done ? Bars.Length - 1
                : part.Total <= 0 ? 0
                : (int)Math.Clamp(part.Current * (Bars.Length - 1) / part.Total, 0, Bars.Length - 1);
            bars.Append(Bars[level]);
            current += part.Done ? part.Total : part.Current;
            total += part.Total;
        }

        bars.Append("] ");
        if (total > 0)
            bars.Append($"{ShownSize.Short(current)} / {ShownSize.Short(total)} ");
        return bars.ToString();
    }

    private static string FirstLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? text : text[..end];
    }

    private static string Fit(string text, int width)
    {
        if (DisplayWidth.Of(text) <= width)
            return text;
        var fitted = new StringBuilder();
        var columns = 3;
        for (int at = 0, length; at < text.Length; at += length)
        {
            length = StringInfo.GetNextTextElementLength(text.AsSpan(at));
            columns += DisplayWidth.Of(text.AsSpan(at, length));
            if (columns > width)
                break;
            fitted.Append(text, at, length);
        }

        return fitted.Append("...").ToString();
    }
}
