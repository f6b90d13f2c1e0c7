using Compose.Model.Diagnostics;
using Compose.Model.Discovery;

namespace Compose.Model.Shapes;

/// <summary>The name a file gives its project. The reference rewrites what is no name without a word; here it is said. What leaves no name at all is told when one is needed.</summary>
internal static class ProjectNames
{
    private static readonly Descriptor Rewritten = ShapeDiagnostics.InvalidResourceName with { Severity = Severity.Warning };

    public static Mistake? Check(string text) => ProjectName.Normalize(text) is var name && (name == text || name.Length == 0) ? null
        : Mistake.Of(Rewritten, text, $"`{text}` is no project name: it becomes `{name}`",
            "use small letters, digits, `-` and `_`, and begin with a letter or digit", name);
}
