namespace Compose.Model.Diagnostics;

/// <summary>Suggests the intended name for a misspelt one.</summary>
public static class Spelling
{
    // Longer than any name worth suggesting; bounds the time spent on a hostile one.
    private const int Longest = 64;

    /// <summary>The nearest known name, or null when none is near enough.</summary>
    public static string? Nearest(string typed, IEnumerable<string> known)
    {
        if (typed.Length is 0 or > Longest)
            return null;
        string? nearest = null;
        var least = Math.Max(1, typed.Length / 3) + 1;
        foreach (var name in known)
        {
            if (name == typed || name.Length > Longest || Math.Abs(name.Length - typed.Length) >= least)
                continue;
            var distance = Distance(typed, name);
            if (distance >= least || distance >= Math.Max(typed.Length, name.Length))
                continue;
            (nearest, least) = (name, distance);
        }

        return nearest;
    }

    /// <summary>Edit distance: insertions, deletions, replacements and swaps of neighbours; a difference in case costs nothing.</summary>
    public static int Distance(ReadOnlySpan<char> from, ReadOnlySpan<char> to)
    {
        Span<int> before = stackalloc int[Longest + 1];
        Span<int> above = stackalloc int[Longest + 1];
        Span<int> row = stackalloc int[Longest + 1];
        if (from.Length > Longest || to.Length > Longest)
            return int.MaxValue;

        for (var j = 0; j <= to.Length; j++)
            above[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var same = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            above.CopyTo(before);
            row.CopyTo(above);
        }

        return above[to.Length];
    }
}
