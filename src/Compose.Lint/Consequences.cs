using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Text;
using Compose.Model.Validation;
using Compose.Model.Variables;

namespace Compose.Lint;

/// <summary>
/// Keeps one finding per cause: drops value errors that result from an unset variable, an unused anchor whose alias is misspelt, an unset
/// variable that was meant as a literal dollar, a service with nothing to run whose name is misspelt, and what follows from a service that
/// was not read, since it is in the wrong place or the file is not YAML.
/// </summary>
internal static class Consequences
{
    /// <param name="isOff">Whether a finding is disabled and so cannot replace others.</param>
    public static IEnumerable<Diagnostic> Removed(ImmutableArray<Diagnostic> findings, Func<Diagnostic, bool> isOff)
    {
        var meant = findings
            .Where(static f => f.Descriptor.Is(SyntaxDiagnostics.UnknownAlias))
            .SelectMany(static f => f.Related)
            .Select(static r => r.At)
            .ToHashSet();
        if (meant.Count > 0)
            findings = findings.RemoveAll(f => f.Descriptor.Id == "CF005" && meant.Contains(f.At));
        var misspelt = findings.Where(f => f.Descriptor.Id == "CF132" && !isOff(f)).Select(static f => f.At).ToHashSet();
        if (misspelt.Count > 0)
            findings = findings.RemoveAll(f => f.Descriptor.Is(ConsistencyDiagnostics.NothingToRun) && misspelt.Contains(f.At));
        findings = WithoutDollars(WithoutUnread(findings), isOff);

        var causes = new HashSet<Location>();
        foreach (var finding in findings)
        {
            if (finding.Descriptor.Kind != FindingKind.Variable)
                continue;
            foreach (var at in PlacesOf(finding))
                causes.Add(at);
        }

        return causes.Count == 0
            ? findings
            : findings.Where(f => f.Descriptor.Kind != FindingKind.Content || !causes.Any(cause => Meet(cause, f.At)));
    }

    private static bool Meet(Location cause, Location at) =>
        cause.Source == at.Source && cause.Span.Start <= at.Span.End && at.Span.Start <= cause.Span.End;

    private static ImmutableArray<Diagnostic> WithoutUnread(ImmutableArray<Diagnostic> findings)
    {
        var broken = findings.Where(static f => f.Descriptor.Is(SyntaxDiagnostics.YamlSyntax)).Select(static f => f.At).ToList();
        var lost = findings.Where(static f => f.Descriptor.Kind == FindingKind.Lost).SelectMany(PlacesOf).ToList();
        if (broken.Count == 0 && lost.Count == 0)
            return findings;
        var names = lost.Select(static at => at.Characters.ToString()).ToHashSet(StringComparer.Ordinal);
        var unread = broken.Concat(lost).Select(static at => at.Source).ToHashSet();
        return findings.RemoveAll(f =>
            (f.Descriptor.Id == "CF136" && unread.Any(source => IsMentioned(f.At, source)))
            || (f.Descriptor.Is(ConsistencyDiagnostics.UndefinedService) && names.Contains(f.At.Characters.ToString()))
            || (
                !f.Descriptor.Is(SyntaxDiagnostics.YamlSyntax)
                && broken.Exists(at => at.Source == f.At.Source && at.Span.Start == f.At.Span.Start)
            )
        );
    }

    /// <summary>Whether a file that was not fully read has the name of a resource besides its declaration, so that it may use it.</summary>
    private static bool IsMentioned(Location name, SourceText source)
    {
        var text = source.Text.AsSpan();
        if (name.Source != source)
            return text.Contains(name.Characters, StringComparison.Ordinal);
        return text[..name.Span.Start].Contains(name.Characters, StringComparison.Ordinal)
            || text[name.Span.End..].Contains(name.Characters, StringComparison.Ordinal);
    }

    /// <summary>Unset variables, except where a literal dollar was meant.</summary>
    private static ImmutableArray<Diagnostic> WithoutDollars(ImmutableArray<Diagnostic> findings, Func<Diagnostic, bool> isOff)
    {
        var dollars = findings.Where(f => f.Descriptor.Id == "CF107" && !isOff(f)).SelectMany(PlacesOf).ToList();
        return dollars.Count == 0
            ? findings
            : [.. findings.Select(f => f.Descriptor.Is(VariableDiagnostics.UnsetVariable) ? Without(f, dollars) : f).OfType<Diagnostic>()];
    }

    private static Diagnostic? Without(Diagnostic unset, List<Location> dollars)
    {
        var left = PlacesOf(unset)
            .Where(at => !dollars.Exists(d => d.Source == at.Source && d.Span.Start <= at.Span.Start && at.Span.End <= d.Span.End))
            .ToList();
        return left.Count == 0
            ? null
            : unset with
            {
                At = left[0],
                Related = unset.Related.RemoveAll(r => r.At == left[0] || !left.Contains(r.At)),
            };
    }

    private static IEnumerable<Location> PlacesOf(Diagnostic finding) => finding.Related.Select(static r => r.At).Prepend(finding.At);
}
