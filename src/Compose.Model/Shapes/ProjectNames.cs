using Compose.Model.Diagnostics;

namespace Compose.Model.Shapes;

/// <summary>
/// The project name given in a file. The reference silently normalises an invalid name; this reports it. A name that normalises to nothing
/// is reported when a name is needed.
/// </summary>
public static class ProjectNames
{
    private static readonly Descriptor Rewritten = ShapeDiagnostics.InvalidResourceName with { Severity = Severity.Warning };

    internal static Mistake? Check(string text) =>
        Normalize(text) is var name && (name == text || name.Length == 0)
            ? null
            : Mistake.Of(
                Rewritten,
                text,
                $"`{text}` is not a project name: it becomes `{name}`",
                "use lowercase letters, digits, `-` and `_`, and begin with a letter or digit",
                name
            );

    /// <summary>Lower case, only <c>a-z 0-9 _ -</c>, without leading <c>_</c> or <c>-</c>; empty when nothing is left.</summary>
    public static string Normalize(string name) =>
        string.Concat(name.ToLowerInvariant().Where(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-'))
            .TrimStart('_', '-');
}
