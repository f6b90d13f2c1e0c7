using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Values;

public sealed class RewrittenProjectName : Rule
{
    public override Descriptor Descriptor { get; } = new("CF139", "rewritten-project-name", Severity.Warning, "A project name that is silently changed");

    public override string Documentation => """
        A project's name holds small letters, digits, `-` and `_`, and begins with a letter or digit. A `name:` with other characters is not refused
        but changed without a word: `Demo_App!` becomes `demo_app`, and so do the names of its containers, networks and volumes.

        Write the name as it will be.
        """;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        if (context.Project.Sources is not [var file, ..] || file.Documents is not [{ Root: Mapping root }, ..] || root["name"] is not Scalar { Kind: ScalarKind.String } name) yield break;
        if (name.Text.Contains('$') || IsNormal(name.Text) || context.Project.Name.Length == 0) yield break;
        yield return Descriptor.At(name.At, $"project name `{name.Text}` becomes `{Normal(name.Text)}`").WithHelp("write the name as it will be")
            .WithFix($"write `{Normal(name.Text)}`", Applicability.Safe, new Model.Text.TextEdit(name.At, Normal(name.Text)));
    }

    private static bool IsNormal(string name) => name.Length > 0 && name == Normal(name);

    private static string Normal(string name) =>
        string.Concat(name.ToLowerInvariant().Where(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_')).TrimStart('-', '_');
}
