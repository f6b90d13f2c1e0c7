using Shouldly;

namespace Compose.Testing;

/// <summary>Expected output in files, reviewed as a diff. <c>COMPOSE_UPDATE=1</c> rewrites it.</summary>
public static class Golden
{
    private const int LinesShown = 10;

    private static readonly bool Update = Environment.GetEnvironmentVariable("COMPOSE_UPDATE") == "1";

    /// <param name="path">Path of the expected output; line breaks are compared as LF.</param>
    public static void ShouldMatch(string actual, string path)
    {
        actual = actual.ReplaceLineEndings("\n");
        if (Update)
        {
            File.WriteAllText(path, actual);
            return;
        }

        File.Exists(path).ShouldBeTrue($"{path} is missing; COMPOSE_UPDATE=1 writes it");
        var expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (actual != expected)
            throw new ShouldAssertException($"{path} says otherwise; COMPOSE_UPDATE=1 rewrites it\n{Difference(expected, actual)}");
    }

    /// <summary>The lines between the equal beginning and the equal end: a log is cut where a page of 450 lines is printed whole.</summary>
    private static string Difference(string expected, string actual)
    {
        var (old, now) = (expected.Split('\n'), actual.Split('\n'));
        var least = Math.Min(old.Length, now.Length);
        var start = 0;
        while (start < least && old[start] == now[start])
            start++;
        var end = 0;
        while (end < least - start && old[^(end + 1)] == now[^(end + 1)])
            end++;
        return string.Join('\n', [$"from line {start + 1}:", .. Marked('-', old[start..^end]), .. Marked('+', now[start..^end])]);
    }

    private static IEnumerable<string> Marked(char mark, string[] lines) =>
        lines.Length <= LinesShown
            ? lines.Select(line => $"{mark}{line}")
            : [.. lines.Take(LinesShown).Select(line => $"{mark}{line}"), $"{mark} ... {lines.Length - LinesShown} more lines"];
}
