using Compose.Model.Diagnostics;

namespace Compose.Lint.Catalog;

/// <summary>The page of a kind of finding: the output of <c>--explain</c> and the content of docs/rules/.</summary>
public sealed record RulePage(string Id, string Name, string Markdown)
{
    /// <param name="recommended">Whether it is enabled by default.</param>
    public static RulePage Of(Descriptor descriptor, bool recommended = true) =>
        new(
            descriptor.Id,
            descriptor.Name,
            $"""
            # {descriptor.Id} {descriptor.Name}

            {descriptor.Title}.

            Severity: {DiagnosticRenderer.Word(descriptor.Severity)}{(recommended ? "" : "; off unless selected")}.

            {descriptor.Page.TrimEnd()}

            """.ReplaceLineEndings("\n")
        );
}
