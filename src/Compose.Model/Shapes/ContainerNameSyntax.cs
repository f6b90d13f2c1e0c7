using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>
/// Container names: a letter or digit, then letters, digits, <c>_</c>, <c>.</c>, <c>-</c>. The reference accepts text that merely contains
/// one.
/// </summary>
internal static class ContainerNameSyntax
{
    private const string Pattern = "[a-zA-Z0-9][a-zA-Z0-9_.-]+";

    public static Mistake? Check(string text)
    {
        var good = 0;
        while (good < text.Length && (IsFirst(text[good]) || good > 0 && IsLater(text[good])))
            good++;
        if (good == text.Length && good > 1)
            return null;
        var held = false;
        for (var i = 1; i < text.Length; i++)
            held |= IsFirst(text[i - 1]) && IsLater(text[i]);
        var descriptor = held ? ShapeDiagnostics.InvalidResourceName.Tolerated : ShapeDiagnostics.InvalidResourceName;
        return good == text.Length
            ? Mistake.Of(
                descriptor,
                text,
                $"container_name '{text}' does not match pattern '{Pattern}': it is too short",
                "use two characters or more"
            )
            : new Mistake(
                descriptor,
                new TextSpan(good, 1),
                $"container_name '{text}' does not match pattern '{Pattern}': `{text[good]}` is not allowed here",
                "begin with a letter or digit, followed by letters, digits, `_`, `.` and `-`"
            );
    }

    private static bool IsFirst(char c) => char.IsAsciiLetterOrDigit(c);

    private static bool IsLater(char c) => IsFirst(c) || c is '_' or '.' or '-';
}
