using System.Collections.Immutable;
using Compose.Lint.Rules;

namespace Compose.Lint.Catalog;

/// <summary>The pages of all findings of the linter, by id.</summary>
public static class RulePages
{
    public static ImmutableArray<RulePage> All { get; } =
    [
        .. RuleSet
            .All.Select(static rule => RulePage.Of(rule.Descriptor, rule.Recommended))
            .Concat(ModelFindings.All.Select(static found => RulePage.Of(found, found != LintDiagnostics.MissingReason)))
            .OrderBy(static page => page.Id, StringComparer.Ordinal),
    ];
}
