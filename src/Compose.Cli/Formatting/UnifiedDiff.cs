using System.Text;

namespace Compose.Cli.Formatting;

/// <summary>The difference of two texts in the form that patch understands, three lines of context around each change.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    private enum Kind
    {
        Same,
        Removed,
        Added,
    }

    private readonly record struct Line(Kind Kind, string Text, int Before, int After);

    public static string Of(string path, string before, string after)
    {
        var lines = Compare(Split(before), Split(after));
        var text = new StringBuilder($"--- {path}\n+++ {path}\n");
        for (var at = 0; at < lines.Count;)
        {
            var change = lines.FindIndex(at, static l => l.Kind != Kind.Same);
            if (change < 0) break;
            var first = Math.Max(at, change - Context);
            var end = change;
            for (var next = change; next >= 0 && next - end <= 2 * Context; next = lines.FindIndex(end, static l => l.Kind != Kind.Same))
            {
                end = next + 1;
                if (end == lines.Count) break;
            }

            end = Math.Min(lines.Count, end + Context);
            AppendHunk(text, lines[first..end]);
            at = end;
        }

        return text.ToString();
    }

    private static void AppendHunk(StringBuilder text, List<Line> hunk)
    {
        var removed = hunk.Count(static l => l.Kind != Kind.Added);
        var added = hunk.Count(static l => l.Kind != Kind.Removed);
        text.Append($"@@ -{(removed == 0 ? hunk[0].Before : hunk[0].Before + 1)},{removed} +{(added == 0 ? hunk[0].After : hunk[0].After + 1)},{added} @@\n");
        foreach (var line in hunk)
        {
            text.Append(line.Kind switch { Kind.Removed => '-', Kind.Added => '+', _ => ' ' }).Append(line.Text);
            if (!line.Text.EndsWith('\n')) text.Append("\n\\ No newline at end of file\n");
        }
    }

    private static string[] Split(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }

    /// <summary>The shortest script from one to the other (Myers, "An O(ND) difference algorithm"): work grows with what differs, not with the files.</summary>
    private static List<Line> Compare(string[] before, string[] after)
    {
        var reach = new Dictionary<int, int> { [1] = 0 };
        var history = new List<Dictionary<int, int>>();
        for (var steps = 0; ; steps++)
        {
            history.Add(new Dictionary<int, int>(reach));
            for (var diagonal = -steps; diagonal <= steps; diagonal += 2)
            {
                var down = diagonal == -steps || (diagonal != steps && reach[diagonal - 1] < reach[diagonal + 1]);
                var x = down ? reach[diagonal + 1] : reach[diagonal - 1] + 1;
                while (x < before.Length && x - diagonal < after.Length && before[x] == after[x - diagonal]) x++;
                reach[diagonal] = x;
                if (x >= before.Length && x - diagonal >= after.Length) return Backtrack(before, after, history);
            }
        }
    }

    private static List<Line> Backtrack(string[] before, string[] after, List<Dictionary<int, int>> history)
    {
        var lines = new List<Line>();
        var (x, y) = (before.Length, after.Length);
        for (var steps = history.Count - 1; steps >= 0; steps--)
        {
            var reach = history[steps];
            var diagonal = x - y;
            var down = diagonal == -steps || (diagonal != steps && reach[diagonal - 1] < reach[diagonal + 1]);
            var fromX = steps == 0 ? 0 : reach[down ? diagonal + 1 : diagonal - 1];
            var fromY = steps == 0 ? 0 : fromX - (down ? diagonal + 1 : diagonal - 1);
            while (x > fromX && y > fromY) lines.Add(new Line(Kind.Same, before[--x], x, --y));
            if (steps == 0) break;
            if (down) lines.Add(new Line(Kind.Added, after[--y], x, y));
            else lines.Add(new Line(Kind.Removed, before[--x], x, y));
        }

        lines.Reverse();
        return lines;
    }
}
