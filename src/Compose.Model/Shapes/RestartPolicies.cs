using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>When a container is started again. The reference takes any text, the engine does not; so this is a warning.</summary>
internal static class RestartPolicies
{
    private static readonly Descriptor Unlikely = ShapeDiagnostics.InvalidEnum with { Severity = Severity.Warning };

    public static Mistake? Check(string text)
    {
        if (text is "" or "no" or "always" or "unless-stopped" or "on-failure") return null;
        const string counted = "on-failure:";
        if (!text.StartsWith(counted, StringComparison.Ordinal))
            return TextShape.NotAmong(text, ["no", "always", "unless-stopped", "on-failure"], "`restart`", Unlikely);
        var count = text.AsSpan(counted.Length);
        return !count.IsEmpty && count.IndexOfAnyExceptInRange('0', '9') < 0 ? null
            : new Mistake(Unlikely, new TextSpan(counted.Length, count.Length), $"`{count}` is no number of attempts",
                "write `on-failure:3`, say");
    }
}
