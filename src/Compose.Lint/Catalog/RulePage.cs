using Compose.Model.Diagnostics;

namespace Compose.Lint.Catalog;

/// <summary>The page of a kind of finding: the output of <c>--explain</c> and the content of docs/rules/.</summary>
public sealed record RulePage(RuleSummary Summary, string Markdown)
{
    public string Id => Summary.Id;

    public string Name => Summary.Name;

    /// <param name="recommended">Whether it is enabled by default.</param>
    public static RulePage Of(Descriptor descriptor, bool recommended = true) =>
        new(
            new RuleSummary(descriptor.Id, descriptor.Name, descriptor.Severity, recommended, descriptor.Title),
            $"""
            # {descriptor.Id} {descriptor.Name}

            {descriptor.Title}.

            Severity: {DiagnosticRenderer.Word(descriptor.Severity)}{(recommended ? "" : "; off unless selected")}.

            {descriptor.Page.TrimEnd()}

            """.ReplaceLineEndings("\n")
        );
}
