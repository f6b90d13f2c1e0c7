using System.Collections.Immutable;
using Compose.Lint.Catalog;
using Compose.Lint.Rules;
using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Text;

namespace Compose.Lint.Reports;

/// <summary>
/// The same finding on many services, images or resources of a file is one decision to make, so it is reported once, with the others.
/// </summary>
internal static class Repeated
{
    // As many are quicker read than an abstract of them.
    private const int MostApart = 3;

    // Stands for the name.
    private const string Any = "`*`";

    private static readonly string[] Kinds = ["volume", "network", "image"];

    public static LintResult Joined(LintResult result)
    {
        var services = result.Projects.SelectMany(static p => p.Services.Concat(p.DisabledServices)).ToList();
        var images = services.Select(static s => s.Image).OfType<string>();
        var resources = result.Projects.SelectMany(static p => p.Networks.Cast<Resource>().Concat(p.Volumes)).Select(static r => r.Key);
        var names = services
            .Select(static s => s.Name)
            .Concat(resources)
            .Concat(images)
            .Concat(images.Select(static image => ImageName.Of(image).Repository))
            .Select(static name => $"`{name}`")
            .ToHashSet(StringComparer.Ordinal);
        var groups = new Dictionary<(string Id, string Path, Severity, string Words), List<Diagnostic>>();
        foreach (var finding in result.Findings)
        {
            var key = KeyOf(finding, names);
            if (!groups.TryGetValue(key, out var group))
                groups[key] = group = [];
            group.Add(finding);
        }

        // The first of a group stands for all, the others for nothing.
        var instead = new Dictionary<Diagnostic, Diagnostic?>(ReferenceEqualityComparer.Instance);
        foreach (var (key, group) in groups.Where(static group => group.Value.Count > MostApart))
        {
            foreach (var finding in group)
                instead[finding] = null;
            instead[group[0]] = Join(group, key.Words);
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

    /// <summary>What the findings have in common: the words, but for the service or resource that a rule's finding is about.</summary>
    private static (string, string, Severity, string) KeyOf(Diagnostic finding, HashSet<string> names)
    {
        var words = finding.Message.Split(' ');
        if (RuleSet.Ids.Contains(finding.Descriptor.Id))
            for (var i = 0; i < words.Length; i++)
                if (names.Contains(words[i].TrimEnd(',', ':', ';')))
                    words[i] = Any;
        return (finding.Descriptor.Id, finding.At.Source.Path, finding.Severity, string.Join(' ', words));
    }

    private static Diagnostic Join(List<Diagnostic> group, string words)
    {
        var first = group[0];
        return first with
        {
            Message = $"{first.Message}; {group.Count - 1} other {Kind(words)}s likewise",
            Related = [.. first.Related, .. group.Skip(1).Select(static other => new Related(other.At, "the same here"))],
            Fixes = [.. first.Fixes.Select(fix => fix with { Edits = EditsOf(fix, group) })],
        };
    }

    /// <summary>A resource or an image is named after its kind, a service alone.</summary>
    private static string Kind(string words) =>
        !words.Contains(Any, StringComparison.Ordinal)
            ? "place"
            : Kinds.FirstOrDefault(kind => words.Contains($"{kind} {Any}", StringComparison.Ordinal)) ?? "service";

    /// <summary>The edits of the same fix in all findings that offer it.</summary>
    private static ImmutableArray<TextEdit> EditsOf(Fix fix, List<Diagnostic> group) =>
        [.. group.SelectMany(finding => finding.Fixes.FirstOrDefault(other => other.Title == fix.Title)?.Edits ?? [])];
}
