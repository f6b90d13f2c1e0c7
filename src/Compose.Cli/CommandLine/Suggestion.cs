namespace Compose.Cli.CommandLine;

/// <summary>"Did you mean": the nearest of the names one could have typed.</summary>
internal static class Suggestion
{
    /// <summary>The end of a message: <c>; did you mean "up"?</c>, or nothing when no name is near.</summary>
    public static string For(string typed, IEnumerable<string> names) => Nearest(typed, names) is { } name ? $"; did you mean \"{name}\"?" : "";

    public static string? Nearest(string typed, IEnumerable<string> names)
    {
        string? nearest = null;
        var least = Math.Max(1, typed.Length / 3) + 1;
        foreach (var name in names)
        {
            var distance = name.StartsWith(typed, StringComparison.Ordinal) && typed.Length > 2 ? 1 : Distance(typed, name, least);
            if (distance >= least) continue;
            least = distance;
            nearest = name;
        }

        return nearest;
    }

    /// <summary>Edits from one word to the other; a swap of neighbours is one edit. Gives up at the limit.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit) return limit;
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
