using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class UnusedAnchor : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF005", "unused-anchor", Severity.Info, "An anchor that no alias uses")
        {
            Kind = FindingKind.File,
            Page = """
                An anchor (`&name`) that no alias (`*name`) uses has no effect. Often the alias has a typo, or the last use was removed.

                ```yaml
                x-base: &base # no *base anywhere restart: always
                ```

                Remove the anchor, or use it.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var file in context.Project.Sources)
            foreach (var anchor in file.Documents.SelectMany(static d => d.Anchors))
                if (anchor.Uses.IsEmpty)
                    yield return Descriptor
                        .At(anchor.At, $"anchor `&{anchor.Name}` is not used")
                        .WithHelp("remove it, or use it as an alias")
                        .WithFix("remove the anchor", Applicability.Safe, new TextEdit(WithBlank(anchor.At), ""));
    }

    private static Location WithBlank(Location at)
    {
        var text = at.Source.Text;
        var end = at.Span.End;
        if (end < text.Length && text[end] == ' ')
            return at with { Span = TextSpan.Between(at.Span.Start, end + 1) };
        return at.Span.Start > 0 && text[at.Span.Start - 1] == ' ' ? at with { Span = TextSpan.Between(at.Span.Start - 1, end) } : at;
    }
}
