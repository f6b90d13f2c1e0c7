using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Lint;

/// <summary>One cause, one finding: what is wrong with a value only because its variable has none is no finding of its own.</summary>
internal static class Consequences
{
    public static IEnumerable<Diagnostic> Removed(ImmutableArray<Diagnostic> findings)
    {
        var causes = new HashSet<(SourceText, int)>();
        foreach (var finding in findings)
            if (finding.Descriptor.Id is "CF105" or "CF015") causes.Add((finding.At.Source, finding.At.Start.Line));
        return causes.Count == 0 ? findings : findings.Where(f => !(IsOfValue(f.Descriptor) && causes.Contains((f.At.Source, f.At.Start.Line))));
    }

    /// <summary>Grammars of single values: CF007 to CF016, and casts of substituted text.</summary>
    private static bool IsOfValue(Descriptor descriptor) =>
        (string.CompareOrdinal(descriptor.Id, "CF007") >= 0 && string.CompareOrdinal(descriptor.Id, "CF016") <= 0 && descriptor.Id != "CF015") || descriptor.Id is "CF050" or "CF401" or "CF402";
}
