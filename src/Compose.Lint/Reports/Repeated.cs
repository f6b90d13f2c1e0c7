using System.Collections.Immutable;
using Compose.Lint.Catalog;
using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Text;

namespace Compose.Lint.Reports;

/// <summary>
/// The same finding in many services, or on many resources, of a file is one decision to make, so it is reported once, with the others.
/// </summary>
internal static class Repeated
{
    // As many are quicker read than an abstract of them.
    private const int MostApart = 3;

    private static readonly string[] Kinds = ["volume", "network"];

    public static LintResult Joined(LintResult result)
    {
        var services = result.Projects.SelectMany(static p => p.Services.Concat(p.DisabledServices)).Select(static s => s.Name);
        var resources = result.Projects.SelectMany(static p => p.Networks.Cast<Resource>().Concat(p.Volumes)).Select(static r => r.Key);
        var names = services.Concat(resources).Select(static name => $"`{name}`").ToHashSet(StringComparer.Ordinal);
        var groups = new Dictionary<(string Id, string Path, Severity, string Words), List<Diagnostic>>();
        foreach (var finding in result.Findings)
            if (KeyOf(finding, names) is { } key)
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

    /// <summary>What the findings have in common; null for one that names neither service nor resource, or is no rule's.</summary>
    private static (string, string, Severity, string)? KeyOf(Diagnostic finding, HashSet<string> names)
    {
        if (!RuleSet.Ids.Contains(finding.Descriptor.Id))
            return null;
        var words = finding.Message.Split(' ');
        var isAboutOne = false;
        for (var i = 0; i < words.Length; i++)
            if (names.Contains(words[i].TrimEnd(',', ':', ';')))
                (words[i], isAboutOne) = ("`*`", true);
        return isAboutOne
            ? (finding.Descriptor.Id, finding.At.Source.Path, finding.Severity, string.Join(' ', words))
            : null;
    }

    private static Diagnostic Join(List<Diagnostic> group)
    {
        var first = group[0];
        return first with
        {
            Message = $"{first.Message}; {group.Count - 1} other {Kind(first.Message)}s likewise",
            Related = [.. first.Related, .. group.Skip(1).Select(static other => new Related(other.At, "the same here"))],
            Fixes = [.. first.Fixes.Select(fix => fix with { Edits = EditsOf(fix, group) })],
        };
    }

    /// <summary>A resource is named after its kind, a service alone.</summary>
    private static string Kind(string message) =>
        Kinds.FirstOrDefault(kind => message.StartsWith($"{kind} `", StringComparison.Ordinal)) ?? "service";

    /// <summary>The edits of the same fix in all findings that offer it.</summary>
    private static ImmutableArray<TextEdit> EditsOf(Fix fix, List<Diagnostic> group) =>
        [.. group.SelectMany(finding => finding.Fixes.FirstOrDefault(other => other.Title == fix.Title)?.Edits ?? [])];
}
