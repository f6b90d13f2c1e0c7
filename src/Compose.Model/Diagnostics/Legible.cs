using System.Globalization;
using System.Text;
using Compose.Model.Text;

namespace Compose.Model.Diagnostics;

/// <summary>Makes text from files and file names safe for a terminal: it may contain control sequences or invisible characters.</summary>
public static class Legible
{
    /// <summary>The text with control and invisible characters escaped; line breaks and tabs stay.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\x1f') && !text.AsSpan().ContainsAnyInRange('\x7f', '\uffff'))
            return text;
        var shown = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (char.IsControl(character) && character is not '\n' and not '\t')
                shown.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}");
            else if (Lookalikes.IsInvisible(character))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else
                shown.Append(character);
        }

        return shown.ToString();
    }

    /// <summary>A path on a single line.</summary>
    public static string Path(string path) => Of(path).Replace("\n", "\\n").Replace("\t", "\\t");
}

/// <summary>Shortens quoted text, which may be megabytes long, to its beginning and end.</summary>
internal static class Brief
{
    private const int Longest = 1000;
    private const int Kept = 200;

    public static string Of(string text) => Legible.Of(text.Length <= Longest ? text : $"{text[..Kept]}…{text[^Kept..]}");
}
