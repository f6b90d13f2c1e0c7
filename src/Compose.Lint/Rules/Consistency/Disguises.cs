using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

/// <summary>Where a text is, which decides what characters in it are a mistake.</summary>
internal enum TextUse
{
    /// <summary>A name, path, number and the like.</summary>
    Word,

    /// <summary>The value of a variable.</summary>
    Variable,

    /// <summary>A value for other programs, which people may read, too.</summary>
    Label,

    /// <summary>A command line or a part of it.</summary>
    Command,

    /// <summary>Text for people, or of another language: anything is right in it.</summary>
    Prose,
}

/// <summary>Finds characters that look like others or like nothing where they are no typography.</summary>
internal static class Disguises
{
    // A no-break space before these is good typography in French.
    private const string FrenchMarks = ":;!?%\u00bb\u20ac";

    /// <summary>The offsets of such characters in a typed text, without its YAML quotes.</summary>
    public static IEnumerable<int> In(string text, TextUse use)
    {
        if (use == TextUse.Prose || text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7f') < 0)
            yield break;
        var quoted = use is TextUse.Word or TextUse.Variable or TextUse.Command && IsQuoted(text);
        for (var at = 0; at < text.Length; at++)
            if (text[at] > '\x7f' && (quoted && (at == 0 || at == text.Length - 1) || IsMistake(text, at, use)))
                yield return at;
    }

    private static bool IsMistake(string text, int at, TextUse use) =>
        Lookalikes.Meant(text[at]) switch
        {
            // Joiners and marks of direction belong between other letters than ASCII.
            "" => IsAscii(text, at - 1) && IsAscii(text, at + 1),
            " " or "  " => IsBlankMistake(text, at, use),
            "\"" or "'" => use == TextUse.Command && BeginsWord(text, at) && !IsWithinQuotes(text, at),
            "-" => use == TextUse.Command && BeginsWord(text, at) && IsOption(text, at) && !IsWithinQuotes(text, at),
            _ => false,
        };

    private static bool IsBlankMistake(string text, int at, TextUse use) =>
        use is TextUse.Word or TextUse.Command
            ? IsAscii(text, at - 1) && IsAscii(text, at + 1) && !(at + 1 < text.Length && FrenchMarks.Contains(text[at + 1]))
            : at == 0 || at == text.Length - 1 || text[at - 1] == '=';

    private static bool IsQuoted(string text) =>
        text.Length > 2 && Lookalikes.Meant(text[0]) is "\"" or "'" && Lookalikes.Meant(text[^1]) == Lookalikes.Meant(text[0]);

    private static bool IsAscii(string text, int at) => at < 0 || at >= text.Length || char.IsAscii(text[at]);

    private static bool BeginsWord(string text, int at) => at == 0 || text[at - 1] is ' ' or '\t' or '\n' or '=';

    private static bool IsOption(string text, int at) => at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]);

    private static bool IsWithinQuotes(string text, int at) =>
        text.AsSpan(0, at).Count('"') % 2 == 1 || text.AsSpan(0, at).Count('\'') % 2 == 1;
}
