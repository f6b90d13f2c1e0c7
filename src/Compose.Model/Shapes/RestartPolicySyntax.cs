using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>Restart policies. The reference accepts any text, the engine does not.</summary>
internal static class RestartPolicySyntax
{
    public static readonly ImmutableArray<string> Words = ["no", "always", "unless-stopped", "on-failure"];

    private static readonly Descriptor Unlikely = ShapeDiagnostics.InvalidEnum.Tolerated;

    public static Mistake? Check(string text)
    {
        if (text.Length == 0 || Words.Contains(text))
            return null;
        const string Counted = "on-failure:";
        if (!text.StartsWith(Counted, StringComparison.Ordinal))
            return TextShape.NotAmong(text, Words, "`restart`", Unlikely);
        var count = text.AsSpan(Counted.Length);
        return !count.IsEmpty && count.IndexOfAnyExceptInRange('0', '9') < 0
            ? null
            : new Mistake(
                Unlikely,
                new TextSpan(Counted.Length, count.Length),
                $"`{count}` is not a number of attempts",
                "write, for example, `on-failure:3`"
            );
    }
}
