using System.Globalization;
using System.Text;

namespace Compose.Model.Diagnostics;

/// <summary>Messages quote what was written: that may be megabytes, of which beginning and end say enough, and may be written to steer a terminal.</summary>
internal static class Brief
{
    private const int Longest = 1000;
    private const int Kept = 200;

    public static string Of(string text) => Harmless(text.Length <= Longest ? text : $"{text[..Kept]}…{text[^Kept..]}");

    private static string Harmless(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\x1f') && !text.AsSpan().ContainsAnyInRange('\x7f', '\x9f')) return text;
        var shown = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (char.IsControl(character) && character is not '\n' and not '\t') shown.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}");
            else shown.Append(character);
        }

        return shown.ToString();
    }
}
