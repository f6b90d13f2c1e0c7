using System.Globalization;
using System.Text;
using Wcwidth;

namespace Compose.Model.Diagnostics;

/// <summary>
/// Columns that text takes on a terminal, by the tables of Unicode 17: none for combining marks, two for wide characters (East Asian Width
/// W and F, emoji). A grapheme such as an emoji with skin tone or a family counts once.
/// </summary>
public static class DisplayWidth
{
    /// <summary>The columns of the whole text; a control character counts as one, whatever a terminal does with it.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        // The common case; avoids loading the tables.
        if (Ascii.IsValid(text))
            return text.Length;

        var width = 0;
        for (var rest = text; !rest.IsEmpty;)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            var columns = UnicodeCalculator.GetWidth(rest[..length].ToString());
            width += columns < 0 ? 1 : columns;
            rest = rest[length..];
        }

        return width;
    }
}
