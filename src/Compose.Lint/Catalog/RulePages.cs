using System.Collections.Immutable;
using Compose.Lint.Rules;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Catalog;

/// <summary>A page for everything that can be found, by id.</summary>
public static class RulePages
{
    public static ImmutableArray<RulePage> All { get; } =
    [
        .. RuleSet.All.Select(static r => Page(r.Descriptor, r.Documentation, r.Recommended))
            .Concat(ModelFindings.Documented.Select(static d => Page(d.Descriptor, d.Documentation, d.Descriptor != LintDiagnostics.MissingReason)))
            .OrderBy(static p => p.Id, StringComparer.Ordinal),
    ];

    /// <summary>By id or name; null when there is none.</summary>
    public static RulePage? Find(string named) =>
        All.FirstOrDefault(p => p.Id.Equals(named, StringComparison.OrdinalIgnoreCase) || p.Name.Equals(named, StringComparison.OrdinalIgnoreCase));

    private static RulePage Page(Descriptor descriptor, string documentation, bool recommended) => new(descriptor.Id, descriptor.Name, $"""
        # {descriptor.Id} {descriptor.Name}

        {descriptor.Title}.

        Severity: {DiagnosticRenderer.Word(descriptor.Severity)}{(recommended ? "" : "; off unless selected")}.

        {documentation.TrimEnd()}

        """.ReplaceLineEndings("\n"));
}
