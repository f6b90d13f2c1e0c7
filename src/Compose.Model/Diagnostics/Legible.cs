using System.Globalization;
using System.Text;
using Compose.Model.Text;

namespace Compose.Model.Diagnostics;

/// <summary>
/// Text from files and names of files on its way to a terminal: it may be written to steer it, or hold what nobody can see.
/// </summary>
public static class Legible
{
    /// <summary>The text with control and invisible characters as escapes; line breaks and tabs stay.</summary>
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

    /// <summary>A path, which goes on one line.</summary>
    public static string Path(string path) => Of(path).Replace("\n", "\\n").Replace("\t", "\\t");
}

/// <summary>Messages quote what was written: that may be megabytes, of which beginning and end say enough.</summary>
internal static class Brief
{
    private const int Longest = 1000;
    private const int Kept = 200;

    public static string Of(string text) => Legible.Of(text.Length <= Longest ? text : $"{text[..Kept]}…{text[^Kept..]}");
}
