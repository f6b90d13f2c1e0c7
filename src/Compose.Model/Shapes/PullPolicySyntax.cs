using System.Collections.Immutable;
using Compose.Model.Diagnostics;

namespace Compose.Model.Shapes;

/// <summary>
/// Pull policies. The reference searches for a known word anywhere in the text; text that merely contains one is warned about.
/// </summary>
internal static class PullPolicySyntax
{
    public static readonly ImmutableArray<string> Words =
    [
        "always",
        "never",
        "build",
        "if_not_present",
        "missing",
        "refresh",
        "daily",
        "weekly",
        "every_12h",
    ];

    /// <summary>From the reference's schema.</summary>
    private const string Pattern = "always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+";

    private static readonly Descriptor Unlikely = ShapeDiagnostics.InvalidEnum.Tolerated;

    public static Mistake? Check(string text)
    {
        if (Words.Contains(text) || IsPeriod(text, 0))
            return null;
        var found = Words.Any(word => word != "every_12h" && text.Contains(word, StringComparison.Ordinal));
        for (var at = 0; at < text.Length && !found; at++)
            found = text.AsSpan(at).StartsWith("every_") && PeriodLength(text, at + 6) > 0;
        var mistake = TextShape.NotAmong(text, Words, "pull_policy", found ? Unlikely : ShapeDiagnostics.InvalidEnum);
        return found ? mistake : mistake with { Message = $"pull_policy '{text}' does not match pattern '{Pattern}'" };
    }

    private static bool IsPeriod(string text, int at) =>
        text.AsSpan(at).StartsWith("every_") && PeriodLength(text, at + 6) is > 0 and var length && at + 6 + length == text.Length;

    /// <summary>The length of a sequence of numbers with units: <c>1d12h</c>.</summary>
    private static int PeriodLength(string text, int start)
    {
        var end = start;
        for (var at = start; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]))
                continue;
            if (text[at] is not ('w' or 'd' or 'h' or 'm' or 's') || at == end)
                break;
            end = at + 1;
        }

        return end - start;
    }
}
