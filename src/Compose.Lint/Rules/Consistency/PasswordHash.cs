using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

/// <summary>Finds password hashes in text: <c>$2y$05$...</c>, <c>$apr1$...</c> and similar, whose parts look like variables.</summary>
internal static class PasswordHash
{
    // Longer than any hash; bounds the time spent on a hostile line of dollars.
    private const int Longest = 512;

    private static readonly string[] Schemes =
    [
        "$2$",
        "$2a$",
        "$2b$",
        "$2x$",
        "$2y$",
        "$1$",
        "$5$",
        "$6$",
        "$y$j",
        "$apr1$",
        "$argon2i$",
        "$argon2d$",
        "$argon2id$",
        "$scrypt$",
        "$pbkdf2",
    ];

    /// <summary>The hash around a location, from its scheme to the next blank or quote; null when there is none.</summary>
    public static Location? Around(Location part)
    {
        var text = part.Source.Text;
        var (first, last) = (part.Span.Start, part.Span.End);
        while (first > Math.Max(0, part.Span.Start - Longest) && !IsEnd(text[first - 1]))
            first--;
        while (last < Math.Min(text.Length, part.Span.End + Longest) && !IsEnd(text[last]))
            last++;

        var start = -1;
        foreach (var scheme in Schemes)
        {
            var at = text.AsSpan(first, last - first).IndexOf(scheme, StringComparison.Ordinal);
            if (at >= 0 && first + at <= part.Span.Start && (start < 0 || first + at < start))
                start = first + at;
        }

        return start < 0 ? null : part with { Span = TextSpan.Between(start, last) };
    }

    private static bool IsEnd(char c) => char.IsWhiteSpace(c) || c is '"' or '\'' or '`';
}
