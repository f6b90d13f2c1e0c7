using System.Text;

namespace Compose.Cli.Formatting;

/// <summary>Shortens texts for narrow columns.</summary>
internal static class Shortened
{
    private const int IdLength = 12;

    /// <summary>The first 12 digits, without the algorithm prefix.</summary>
    public static string Id(string id)
    {
        var digits = WithoutAlgorithm(id);
        return digits.Length > IdLength ? digits[..IdLength] : digits;
    }

    public static string WithoutAlgorithm(string id) => id.StartsWith("sha256:", StringComparison.Ordinal) ? id[7..] : id;

    /// <summary>Truncates to a number of characters, the last one an ellipsis.</summary>
    public static string To(string text, int length)
    {
        var runes = text.EnumerateRunes().ToList();
        if (runes.Count <= length)
            return text;
        var kept = new StringBuilder();
        foreach (var rune in runes.Take(length - 1))
            kept.Append(rune.ToString());
        return kept.Append('…').ToString();
    }

    /// <summary>Double-quoted, with C-style backslash escapes.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(
                rune.Value switch
                {
                    '"' => "\\\"",
                    '\\' => @"\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    < ' ' or 0x7f => $"\\x{rune.Value:x2}",
                    _ => rune.ToString(),
                }
            );
        }

        return quoted.Append('"').ToString();
    }
}
