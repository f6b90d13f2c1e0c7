namespace Compose.Model.Diagnostics;

/// <summary>The name that was probably meant, for messages that end in "did you mean".</summary>
public static class Nearest
{
    private const int MaxLength = 128;

    /// <summary>The candidate within two edits (one for short words), the first of the closest; null when nothing is near.</summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > MaxLength) return null;
        var allowed = word.Length <= 3 ? 1 : 2;
        string? best = null;
        var bestDistance = allowed + 1;
        foreach (var candidate in candidates)
        {
            if (candidate == word || Math.Abs(candidate.Length - word.Length) >= bestDistance) continue;
            var distance = Distance(word, candidate, bestDistance);
            if (distance >= bestDistance) continue;
            best = candidate;
            bestDistance = distance;
        }

        return best;
    }

    /// <summary>Edits between two words, letter case ignored; a swap of neighbours is one edit. Stops counting at the limit.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (string.Equals(a, b, StringComparison.OrdinalIgnoreCase)) return 1;
        Span<int> beforeLast = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = Same(a[i - 1], b[j - 1]);
                var edits = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1])) edits = Math.Min(edits, beforeLast[j - 2] + 1);
                row[j] = edits;
                least = Math.Min(least, edits);
            }

            if (least >= limit) return limit;
            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }

        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
