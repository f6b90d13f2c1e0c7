using System.Collections.Immutable;
using Compose.Lint.Rules;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;

namespace Compose.Lint.Catalog;

/// <summary>
/// Errors that no setting removes: <c>up</c> refuses the file, wherever it runs, so a gate that passes it is wrong. Missing files and
/// variables are none: where the project runs, they may be there.
/// </summary>
internal static class LastingErrors
{
    private static readonly ImmutableHashSet<string> Removable =
    [
        .. LintDiagnostics.All.Concat(DiscoveryDiagnostics.All).Select(static descriptor => descriptor.Id),
        .. RuleSet.Ids,
    ];

    public static bool Contain(Diagnostic finding) => finding.IsFatal && IsLasting(finding.Descriptor);

    /// <summary>The id, if a name is exactly that of such a kind of errors; a group also names findings that can be suppressed.</summary>
    public static string? Named(string name) =>
        ModelFindings
            .All.FirstOrDefault(descriptor =>
                descriptor is { Severity: Severity.Error, IsTolerated: false }
                && IsLasting(descriptor)
                && RuleNames.NameExactly([name], descriptor)
            )
            ?.Id;

    private static bool IsLasting(Descriptor descriptor) => descriptor.Kind != FindingKind.Variable && !Removable.Contains(descriptor.Id);
}
