using System.Buffers;

namespace Compose.Model.Text;

/// <summary>
/// Characters that look like a blank, like nothing, or like YAML syntax, but are not: they come with text copied from a web page or word
/// processor. YAML treats them as letters.
/// </summary>
public static class Lookalikes
{
    private static readonly (char Character, string Name, string Meant)[] Known =
    [
        ('\u00a0', "no-break space", " "),
        ('\u1680', "ogham space mark", " "),
        ('\u2000', "en quad", " "),
        ('\u2001', "em quad", " "),
        ('\u2002', "en space", " "),
        ('\u2003', "em space", " "),
        ('\u2004', "three-per-em space", " "),
        ('\u2005', "four-per-em space", " "),
        ('\u2006', "six-per-em space", " "),
        ('\u2007', "figure space", " "),
        ('\u2008', "punctuation space", " "),
        ('\u2009', "thin space", " "),
        ('\u200a', "hair space", " "),
        ('\u202f', "narrow no-break space", " "),
        ('\u205f', "medium mathematical space", " "),
        ('\u3000', "ideographic space", "  "),
        ('\u00ad', "soft hyphen", ""),
        ('\u061c', "arabic letter mark", ""),
        ('\u180e', "mongolian vowel separator", ""),
        ('\u200b', "zero width space", ""),
        ('\u200c', "zero width non-joiner", ""),
        ('\u200d', "zero width joiner", ""),
        ('\u200e', "left-to-right mark", ""),
        ('\u200f', "right-to-left mark", ""),
        ('\u202a', "left-to-right embedding", ""),
        ('\u202b', "right-to-left embedding", ""),
        ('\u202c', "pop directional formatting", ""),
        ('\u202d', "left-to-right override", ""),
        ('\u202e', "right-to-left override", ""),
        ('\u2060', "word joiner", ""),
        ('\u2066', "left-to-right isolate", ""),
        ('\u2067', "right-to-left isolate", ""),
        ('\u2068', "first strong isolate", ""),
        ('\u2069', "pop directional isolate", ""),
        ('\ufeff', "byte order mark", ""),
        ('\u2018', "left single quotation mark", "'"),
        ('\u2019', "right single quotation mark", "'"),
        ('\u201a', "low single quotation mark", "'"),
        ('\u201c', "left double quotation mark", "\""),
        ('\u201d', "right double quotation mark", "\""),
        ('\u201e', "low double quotation mark", "\""),
        ('\u00ab', "left double angle quotation mark", "\""),
        ('\u00bb', "right double angle quotation mark", "\""),
        ('\u2010', "hyphen", "-"),
        ('\u2011', "non-breaking hyphen", "-"),
        ('\u2012', "figure dash", "-"),
        ('\u2013', "en dash", "-"),
        ('\u2014', "em dash", "-"),
        ('\u2015', "horizontal bar", "-"),
        ('\u2212', "minus sign", "-"),
        ('\uff1a', "fullwidth colon", ":"),
        ('\uff0c', "fullwidth comma", ","),
        ('\uff1d', "fullwidth equals sign", "="),
        ('\uff0d', "fullwidth hyphen-minus", "-"),
        ('\uff3b', "fullwidth left square bracket", "["),
        ('\uff3d', "fullwidth right square bracket", "]"),
        ('\uff5b', "fullwidth left curly bracket", "{"),
        ('\uff5d', "fullwidth right curly bracket", "}"),
    ];

    private static readonly SearchValues<char> All = SearchValues.Create([.. Known.Select(static k => k.Character)]);

    /// <summary>Whether a character looks like a blank or is invisible.</summary>
    public static bool IsInvisible(char character) => character > '\x7f' && Find(character) is { Meant: "" or " " or "  " };

    /// <summary>The apparent width of an invisible character in columns.</summary>
    internal static int Columns(char character) => Find(character)?.Meant.Length ?? 1;

    /// <summary>The character that was meant.</summary>
    public static string Meant(char character) => Find(character)?.Meant ?? character.ToString();

    /// <summary><c>U+00A0 (no-break space)</c></summary>
    public static string Named(char character) => $"U+{(int)character:X4} ({Find(character)?.Name ?? "unknown"})";

    /// <summary>
    /// The offset of the first lookalike character, or -1. Quotation marks count only around a text and dashes only before it: inside they
    /// are legitimate typography.
    /// </summary>
    internal static int IndexIn(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny(All);
            if (next < 0)
                return -1;
            at += next;
            var counts = Meant(text[at]) switch
            {
                "\"" or "'" => at == 0 || at == text.Length - 1,
                "-" => at == 0,
                _ => true,
            };
            if (counts)
                return at;
        }

        return -1;
    }

    private static (string Name, string Meant)? Find(char character)
    {
        foreach (var known in Known)
            if (known.Character == character)
                return (known.Name, known.Meant);
        return null;
    }
}
