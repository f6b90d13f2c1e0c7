using System.Collections.Immutable;
using Compose.Lint.Rules;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Passes;
using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Validation;
using Compose.Model.Variables;

namespace Compose.Lint.Catalog;

/// <summary>
/// Kinds of findings reported by loading a project and by the linter itself rather than a rule; they can be suppressed and explained like
/// rules.
/// </summary>
internal static class ModelFindings
{
    public static ImmutableArray<Descriptor> All { get; } =
    [
        .. SyntaxDiagnostics.All,
        .. ShapeDiagnostics.All,
        .. VariableDiagnostics.All,
        .. DiscoveryDiagnostics.All,
        .. ConsistencyDiagnostics.All,
        .. ResolutionDiagnostics.All,
        .. LintDiagnostics.All,
    ];
}
