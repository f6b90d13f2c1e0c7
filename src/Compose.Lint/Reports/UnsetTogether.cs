using System.Collections.Immutable;
using Compose.Lint.Targets;
using Compose.Model;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>
/// Many variables without a value in a project are one cause, its missing or incomplete <c>.env</c>, so they are reported once, with the
/// other places. Those that are likely misspelt stay apart.
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
        var groups = result
            .Findings.Where(static finding => LintedProject.IsUnset(finding) && finding.Label is null)
            .GroupBy(finding => (Project: projects.GetValueOrDefault(finding.At.Source.Path), finding.Severity))
            .Where(static group => group.Key.Project is not null && group.DistinctBy(LintedProject.NameOf).Count() > MostApart);

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

    private static bool HasEnvFile(Project project) => project.Variables.All.Any(static variable => variable.SetAt is not null);

    private static Diagnostic Join(ImmutableArray<Diagnostic> group, bool hasEnvFile)
    {
        var names = group.Select(LintedProject.NameOf).Distinct().ToImmutableArray();
        var shown = string.Join(", ", names.Take(MostApart).Select(static name => $"`{name}`"));
        var joined = group[0] with
        {
            Message = $"{(hasEnvFile ? "" : "no .env, and ")}{names.Length} variables are not set: {shown} and {names.Length - MostApart} more",
            Related = [.. group.Skip(1).Select(static other => new Related(other.At, "not set either"))],
            Fixes = [],
        };
        return joined.WithHelp(
            $"set them in `.env` (`compose config --variables` lists them), or give defaults: `${{{names[0]}:-default}}`"
        );
    }
}
