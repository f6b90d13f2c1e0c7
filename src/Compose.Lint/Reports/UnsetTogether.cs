using System.Collections.Immutable;
using Compose.Lint.Rules;
using Compose.Lint.Targets;
using Compose.Model;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>
/// Many variables without a value in a project are one cause, its missing or incomplete <c>.env</c>, so they are reported once, with the
/// other places. Those that are likely misspelt stay apart. A part of a project cannot know the <c>.env</c> of the whole, so there two
/// are one cause already.
/// </summary>
internal static class UnsetTogether
{
    // As many are quicker read than an abstract of them.
    private const int MostApart = 3;

    public static LintResult Joined(LintResult result)
    {
        var projects = new Dictionary<string, Project>(StringComparer.Ordinal);
        foreach (var project in result.Projects)
            foreach (var file in project.Sources)
                projects.TryAdd(file.Source.Path, project);
        var parts = result.Findings.Where(IsOfPart).Select(finding => projects.GetValueOrDefault(finding.At.Source.Path)).ToHashSet();
        var groups = result
            .Findings.Where(static finding => LintedProject.IsUnset(finding) && finding.Label is null)
            .GroupBy(finding => (Project: projects.GetValueOrDefault(finding.At.Source.Path), finding.Severity))
            .Where(group =>
                group.Key.Project is not null
                && group.DistinctBy(LintedProject.NameOf).Count() > (parts.Contains(group.Key.Project) ? 1 : MostApart)
            );

        // The first of a group stands for all, the others for nothing.
        var instead = new Dictionary<Diagnostic, Diagnostic?>(ReferenceEqualityComparer.Instance);
        foreach (var group in groups)
        {
            foreach (var finding in group)
                instead[finding] = null;
            instead[group.First()] = Join([.. group], HasEnvFile(group.Key.Project!));
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

    /// <summary>Whether the file refers to what another file has.</summary>
    private static bool IsOfPart(Diagnostic finding) =>
        finding.Descriptor.Is(LintDiagnostics.PartOfProject) || Lacking.MayBeElsewhere(finding);

    private static bool HasEnvFile(Project project) => project.Variables.All.Any(static variable => variable.SetAt is not null);

    private static Diagnostic Join(ImmutableArray<Diagnostic> group, bool hasEnvFile)
    {
        var names = group.Select(LintedProject.NameOf).Distinct().ToImmutableArray();
        var shown = names.Length > MostApart ? names.Take(MostApart) : names.Take(names.Length - 1);
        var last = names.Length > MostApart ? $"{names.Length - MostApart} more" : $"`{names[^1]}`";
        var joined = group[0] with
        {
            Message =
                $"{(hasEnvFile ? "" : "no .env, and ")}{names.Length} variables are not set: "
                + $"{string.Join(", ", shown.Select(static name => $"`{name}`"))} and {last}",
            Related = [.. group.Skip(1).Select(static other => new Related(other.At, "not set either"))],
            Fixes = [],
        };
        return joined.WithHelp(
            $"set them in `.env` (`compose config --variables` lists them), or give defaults: `${{{names[0]}:-default}}`"
        );
    }
}
