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
/// The kinds of findings that loading a project, and the linter itself, report without a rule; they may be silenced and explained like one.
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
