using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Reproducibility;

internal sealed class MissingProjectName : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF406", "missing-project-name", Severity.Info, "No project name")
        {
            Page = """
                Without `name:` the project is named after its folder: a second checkout in another folder is another project, with other containers and empty
                volumes.

                Write `name: demo` at the top.
                """,
        };

    public override bool Recommended => false;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        if (
            context.Project.Sources is not [var file, ..]
            || context.Project.Sources.Any(static f => f.Documents.Any(static d => d.Root is Mapping root && root.Contains("name")))
        )
            yield break;
        if (file.Documents is [{ Root: Mapping { Count: > 0 } first }, ..])
            yield return Descriptor
                .At(first.Entries[0].Key.At, "the project has no `name`: its folder's name is used")
                .WithHelp("add `name: ...` at the top")
                .WithFix(
                    $"name it `{context.Project.Name}`",
                    Applicability.Safe,
                    new TextEdit(first.At with { Span = new TextSpan(first.At.Span.Start, 0) }, $"name: {context.Project.Name}\n")
                );
    }
}
