using System.Collections.Immutable;
using Compose.Lint.Catalog;
using Compose.Lint.Rules;
using Compose.Lint.Targets;
using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Text;
using Compose.Model.Validation;
using Compose.Model.Variables;

namespace Compose.Lint.Reports;

/// <summary>
/// The same finding on several services, images or resources of a file is one decision to make, so it is reported once, with the others.
/// </summary>
internal static class Repeated
{
    // Each error needs its own correction; as many are quicker read than an abstract of them.
    private const int MostErrorsApart = 3;

    // As many other places are listed.
    private const int MostShown = 3;

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
            .Concat(services.Select(static s => $"\"{s.Name}\""))
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
        foreach (var (key, group) in groups.Where(static group => group.Value.Count > MostApart(group.Value[0])))
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

    private static int MostApart(Diagnostic finding) =>
        IsOfRule(finding) && finding.Severity != Severity.Error || HasOneCause(finding) ? 1 : MostErrorsApart;

    private static bool IsOfRule(Diagnostic finding) => RuleSet.Ids.Contains(finding.Descriptor.Id);

    /// <summary>Whether one declaration corrects the error wherever it is found: of a service, a resource or a variable.</summary>
    private static bool HasOneCause(Diagnostic finding) =>
        finding.Descriptor.Is(ConsistencyDiagnostics.UndefinedService)
        || finding.Descriptor.Is(ConsistencyDiagnostics.UndefinedResource)
        || IsOfVariable(finding);

    private static bool IsOfVariable(Diagnostic finding) =>
        finding.Descriptor.Is(VariableDiagnostics.UnusableValue) && finding.At.Characters.StartsWith('$');

    /// <summary>
    /// What the findings have in common: the words, but for the service, the resource or the secret that a finding is about, or the
    /// variable that makes values unusable.
    /// </summary>
    private static (string, string, Severity, string) KeyOf(Diagnostic finding, HashSet<string> names)
    {
        var words = IsOfVariable(finding) ? [LintedProject.NameOf(finding)] : finding.Message.Split(' ');
        // Secrets are counted as places: a service may have several.
        var replaced = finding.HidesText ? "" : Any;
        if (finding.HidesText && words[0].StartsWith('`'))
            words[0] = replaced;
        if (IsOfRule(finding) || HasOneCause(finding))
            for (var i = 0; i < words.Length; i++)
                if (names.Contains(words[i].TrimEnd(',', ':', ';')))
                    words[i] = replaced;
        return (finding.Descriptor.Id, finding.At.Source.Path, finding.Severity, string.Join(' ', words));
    }

    private static Diagnostic Join(List<Diagnostic> group, string words)
    {
        var first = group[0];
        Diagnostic[] others = [.. group.Skip(1)];
        return first with
        {
            Message = $"{first.Message}; {(others.Length > MostShown ? $"{others.Length} other {Kind(words)}s likewise" : Lines(others))}",
            Related = [.. first.Related, .. others.Select(static other => new Related(other.At, "the same here"))],
            Fixes = [.. first.Fixes.Select(fix => fix with { Edits = EditsOf(fix, group) })],
        };
    }

    /// <summary>Where the others are, for reports that show one place for each finding.</summary>
    private static string Lines(Diagnostic[] others)
    {
        int[] lines = [.. others.Select(static other => other.At.Start.Line).Distinct()];
        return lines is [var one] ? $"likewise on line {one}" : $"likewise on lines {string.Join(", ", lines[..^1])} and {lines[^1]}";
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
