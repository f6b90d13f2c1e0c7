using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Lint;

/// <summary>
/// One cause, one finding: what is wrong with a value only because its variable has none is no finding of its own, nor is an anchor that is
/// unused because its alias is misspelt.
/// </summary>
internal static class Consequences
{
    public static IEnumerable<Diagnostic> Removed(ImmutableArray<Diagnostic> findings)
    {
        var meant = findings.Where(static f => f.Descriptor.Id == "CF004").SelectMany(static f => f.Related).Select(static r => r.At).ToHashSet();
        if (meant.Count > 0) findings = findings.RemoveAll(f => f.Descriptor.Id == "CF005" && meant.Contains(f.At));

        var causes = new HashSet<(SourceText, int)>();
        foreach (var finding in findings)
        {
            if (!IsOfVariable(finding.Descriptor)) continue;
            causes.Add((finding.At.Source, finding.At.Start.Line));
            foreach (var use in finding.Related) causes.Add((use.At.Source, use.At.Start.Line));
        }

        return causes.Count == 0 ? findings : findings.Where(f => IsOfVariable(f.Descriptor) || IsOfFile(f.Descriptor) || !causes.Contains((f.At.Source, f.At.Start.Line)));
    }

    private static bool IsOfVariable(Descriptor descriptor) => descriptor.Id is "CF105" or "CF015";

    /// <summary>Syntax and keys, which no variable can change.</summary>
    private static bool IsOfFile(Descriptor descriptor) => string.CompareOrdinal(descriptor.Id, "CF006") <= 0 || descriptor.Id.StartsWith("CF04", StringComparison.Ordinal);
}
