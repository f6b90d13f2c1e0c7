using System.Collections.Immutable;
using Compose.Lint.Targets;
using Compose.Model;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>
/// Many variables without a value in a project that no env file gives any are one cause, its missing <c>.env</c>, so they are reported
/// once, with the other places. With an env file, each may be a misspelling.
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
            .Findings.Where(LintedProject.IsUnset)
            .GroupBy(finding => (Project: projects.GetValueOrDefault(finding.At.Source.Path), finding.Severity))
            .Where(static group => group.Key.Project is { } project && HasNoEnvFile(project))
            .Select(static group => group.ToList())
            .Where(static group => group.DistinctBy(LintedProject.NameOf).Count() > MostApart);

        // The first of a group stands for all, the others for nothing.
        var instead = new Dictionary<Diagnostic, Diagnostic?>(ReferenceEqualityComparer.Instance);
        foreach (var group in groups)
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

    private static bool HasNoEnvFile(Project project) => project.Variables.All.All(static variable => variable.SetAt is null);

    private static Diagnostic Join(List<Diagnostic> group)
    {
        var names = group.Select(LintedProject.NameOf).Distinct().ToImmutableArray();
        var shown = string.Join(", ", names.Take(MostApart).Select(static name => $"`{name}`"));
        var joined = group[0] with
        {
            Message = $"no .env, and {names.Length} variables are not set: {shown} and {names.Length - MostApart} more",
            Label = null,
            Related = [.. group.Skip(1).Select(static other => new Related(other.At, "not set either"))],
            Fixes = [],
        };
        return joined.WithHelp(
            $"set them in `.env` (`compose config --variables` lists them), or give defaults: `${{{names[0]}:-default}}`"
        );
    }
}
