using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Passes;
using Compose.Model.Validation;

namespace Compose.Lint.Targets;

/// <summary>What a file lacks that another file of its project may have.</summary>
internal static class Lacking
{
    public static bool MayBeElsewhere(Diagnostic finding) =>
        ConsistencyDiagnostics.MayBeElsewhere(finding.Descriptor)
        || finding.Descriptor.Is(ResolutionDiagnostics.NotAProject)
        || finding.Descriptor.Id == "CF136"; // unused here

    /// <summary>
    /// Whether a compose file that another includes or extends could not be read: it may have what seems to be missing. A missing env
    /// file defines nothing.
    /// </summary>
    public static bool IsIncomplete(LintedProject loaded) =>
        loaded.Found.Any(finding =>
            IsRemote(finding)
            || (
                finding.Descriptor.Is(DiscoveryDiagnostics.UnreadableFile)
                && loaded.Project?.References.Any(reference => reference.At == finding.At) == true
            )
        );

    private static bool IsRemote(Diagnostic finding) =>
        finding.Descriptor.Is(DiscoveryDiagnostics.RemoteFailed) || finding.Descriptor.Is(ResolutionDiagnostics.UnreachableRemote);

    /// <summary>Whether the file cannot be a project, rather than being one with a mistake: a service runs nothing.</summary>
    public static bool IsPart(LintedProject alone) =>
        alone.Found.Any(static finding =>
            finding.Descriptor.Is(ConsistencyDiagnostics.NothingToRun) || finding.Descriptor.Is(ResolutionDiagnostics.NotAProject)
        );

    /// <param name="path">As findings show it.</param>
    public static int Count(LintedProject loaded, string path) =>
        loaded.Found.Count(finding => finding.At.Source.Path == path && MayBeElsewhere(finding));
}
