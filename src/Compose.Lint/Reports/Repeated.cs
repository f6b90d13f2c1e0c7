using System.Collections.Immutable;
using Compose.Lint.Catalog;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Lint.Reports;

/// <summary>The same finding in many services of a file is one decision to make, so it is reported once, with the other places.</summary>
internal static class Repeated
{
    // As many are quicker read than an abstract of them.
    private const int MostApart = 3;

    public static LintResult Joined(LintResult result)
    {
        var names = result.Projects.SelectMany(static p => p.Services.Concat(p.DisabledServices)).Select(static s => $"`{s.Name}`");
        var services = new HashSet<string>(names, StringComparer.Ordinal);
        var groups = new Dictionary<(string Id, string Path, Severity, string Words), List<Diagnostic>>();
        foreach (var finding in result.Findings)
            if (KeyOf(finding, services) is { } key)
                if (groups.TryGetValue(key, out var group))
                    group.Add(finding);
                else
                    groups[key] = [finding];

        // The first of a group stands for all, the others for nothing.
        var instead = new Dictionary<Diagnostic, Diagnostic?>(ReferenceEqualityComparer.Instance);
        foreach (var group in groups.Values.Where(static group => group.Count > MostApart))
        {
            foreach (var finding in group)
                instead[finding] = null;
            instead[group[0]] = Join(group);
        }

        return result with
        {
            Findings =
            [
                .. result
                    .Findings.Select(finding => instead.TryGetValue(finding, out var other) ? other : finding)
                    .OfType<Diagnostic>(),
            ],
        };
    }

    /// <summary>What the findings have in common; null for one that is about no service, or no rule's.</summary>
    private static (string, string, Severity, string)? KeyOf(Diagnostic finding, HashSet<string> services)
    {
        if (!RuleSet.Ids.Contains(finding.Descriptor.Id))
            return null;
        var words = finding.Message.Split(' ');
        var isAboutService = false;
        for (var i = 0; i < words.Length; i++)
            if (services.Contains(words[i].TrimEnd(',', ':', ';')))
                (words[i], isAboutService) = ("`*`", true);
        return isAboutService
            ? (finding.Descriptor.Id, finding.At.Source.Path, finding.Severity, string.Join(' ', words))
            : null;
    }

    private static Diagnostic Join(List<Diagnostic> group)
    {
        var first = group[0];
        return first with
        {
            Message = $"{first.Message}; {group.Count - 1} other services likewise",
            Related = [.. first.Related, .. group.Skip(1).Select(static other => new Related(other.At, "the same here"))],
            Fixes = [.. first.Fixes.Select(fix => fix with { Edits = EditsOf(fix, group) })],
        };
    }

    /// <summary>The edits of the same fix in all findings that offer it.</summary>
    private static ImmutableArray<TextEdit> EditsOf(Fix fix, List<Diagnostic> group) =>
        [.. group.SelectMany(finding => finding.Fixes.FirstOrDefault(other => other.Title == fix.Title)?.Edits ?? [])];
}
