using System.Text;

namespace Compose.Cli.Formatting;

/// <summary>A unified diff of two texts, with three lines of context around each change.</summary>
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
            if (change < 0)
                break;
            var first = Math.Max(at, change - Context);
            var end = change;
            for (var next = change; next >= 0 && next - end <= 2 * Context; next = lines.FindIndex(end, static l => l.Kind != Kind.Same))
            {
                end = next + 1;
                if (end == lines.Count)
                    break;
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
        text.Append(
            $"@@ -{(removed == 0 ? hunk[0].Before : hunk[0].Before + 1)},{removed} "
                + $"+{(added == 0 ? hunk[0].After : hunk[0].After + 1)},{added} @@\n"
        );
        foreach (var line in hunk)
        {
            text.Append(
                    line.Kind switch
                    {
                        Kind.Removed => '-',
                        Kind.Added => '+',
                        _ => ' ',
                    }
                )
                .Append(line.Text);
            if (!line.Text.EndsWith('\n'))
                text.Append("\n\\ No newline at end of file\n");
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

    /// <summary>All lines of both texts; where lines are replaced, removals come first.</summary>
    private static List<Line> Compare(string[] before, string[] after)
    {
        var (removed, added) = LineDifference.Of(before, after);
        var lines = new List<Line>(Math.Max(before.Length, after.Length));
        for (int x = 0, y = 0; x < before.Length || y < after.Length;)
        {
            if (x < before.Length && removed[x])
                lines.Add(new Line(Kind.Removed, before[x], x++, y));
            else if (y < after.Length && added[y])
                lines.Add(new Line(Kind.Added, after[y], x, y++));
            else
                lines.Add(new Line(Kind.Same, before[x], x++, y++));
        }

        return lines;
    }
}
