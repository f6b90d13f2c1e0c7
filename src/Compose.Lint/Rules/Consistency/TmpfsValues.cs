namespace Compose.Lint.Rules.Consistency;

/// <summary>Values of the options of a tmpfs, as the kernel reads them.</summary>
internal static class TmpfsValues
{
    /// <summary>What to write instead; null when the value is accepted.</summary>
    public static string? Wrong(string name, string value) =>
        name switch
        {
            "size" when !IsSize(value) => "write bytes, or a number with k, m, g or %: `size=64m`",
            "mode" when !IsMadeOf(value, '7') => "write digits from 0 to 7: `mode=1777`",
            "uid" or "gid" when !IsMadeOf(value, '9') => "write a number",
            _ => null,
        };

    private static bool IsSize(string text) => IsMadeOf(text.Length > 1 && "kKmMgGtTpPeE%".Contains(text[^1]) ? text[..^1] : text, '9');

    private static bool IsMadeOf(string text, char most) => text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('0', most) < 0;
}
