namespace Compose.Cli.Publishing.Secrets;

/// <summary>Randomness of a text: Shannon entropy in bits per character.</summary>
internal static class Entropy
{
    /// <returns>0 for a single character repeated, log2 of the length when no character repeats.</returns>
    public static double Of(string text)
    {
        var counts = new Dictionary<char, int>();
        foreach (var c in text)
            counts[c] = counts.GetValueOrDefault(c) + 1;
        var entropy = 0.0;
        foreach (var count in counts.Values)
        {
            var share = (double)count / text.Length;
            entropy -= share * Math.Log2(share);
        }

        return entropy;
    }
}
