using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Selecting;

/// <summary>Narrows a project to named services (spec 2.11).</summary>
internal static class Selection
{
    /// <summary>
    /// The named services, with dependencies if requested; naming a disabled service activates its profiles. Edges out of the selection are
    /// dropped. Names without a match are reported.
    /// </summary>
    public static Project Apply(Project project, ImmutableArray<string> names, bool withDependencies, DiagnosticSink sink)
    {
        if (names.IsEmpty)
            return project;
        var targets = Targets(project, names, sink);
        project = Enabled(project, targets);
        var kept = withDependencies ? WithDependencies(project, targets, sink) : targets;
        return project with
        {
            Services = [.. project.Services.Where(s => kept.Contains(s.Name)).Select(s => Narrowed(s, kept))],
            DisabledServices =
            [
                .. project
                    .DisabledServices.Concat(project.Services.Where(s => !kept.Contains(s.Name)))
                    .OrderBy(s => s.Name, StringComparer.Ordinal),
            ],
        };
    }

    private static HashSet<string> Targets(Project project, ImmutableArray<string> names, DiagnosticSink sink)
    {
        var all = project.Services.Concat(project.DisabledServices).Select(s => s.Name).ToList();
        var targets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            List<string> met = NameGlob.IsPattern(name)
                ? [.. project.Services.Select(s => s.Name).Where(n => NameGlob.Matches(name, n))]
                : all.FindAll(n => n == name);
            if (met.Count == 0)
                sink.Add(ResolutionDiagnostics.NoSuchService(name, all));
            targets.UnionWith(met);
        }

        return targets;
    }

    private static Project Enabled(Project project, HashSet<string> targets)
    {
        var profiles = project
            .DisabledServices.Where(s => targets.Contains(s.Name))
            .SelectMany(s => s.Profiles)
            .Except(project.Profiles)
            .ToList();
        return profiles.Count == 0 ? project : Profiles.Apply(project, project.Profiles.AddRange(profiles));
    }

    private static HashSet<string> WithDependencies(Project project, HashSet<string> targets, DiagnosticSink sink)
    {
        var enabled = project.Services.ToDictionary(s => s.Name, StringComparer.Ordinal);
        var kept = new HashSet<string>(StringComparer.Ordinal);
        var left = new Stack<string>(targets.Where(enabled.ContainsKey));
        while (left.TryPop(out var name))
        {
            if (!kept.Add(name))
                continue;
            foreach (var (key, value) in enabled[name].Node.EntriesAt(Service.DependsOnKey))
            {
                if (enabled.ContainsKey(key.Text))
                    left.Push(key.Text);
                else if ((value as Mapping)?[ServiceDependency.RequiredKey] is not Scalar { Kind: ScalarKind.Bool, Text: "false" })
                    sink.Add(
                        ResolutionDiagnostics.NoSuchDependency(name, key, project.DisabledServices.FirstOrDefault(s => s.Name == key.Text))
                    );
            }
        }

        return kept;
    }

    private static Service Narrowed(Service service, HashSet<string> kept)
    {
        if (service.Node[Service.DependsOnKey] is not Mapping dependsOn || dependsOn.Entries.All(e => kept.Contains(e.Name)))
            return service;
        var left = dependsOn.Entries.RemoveAll(e => !kept.Contains(e.Name));
        return service.With(
            left.IsEmpty
                ? service.Node.Without(Service.DependsOnKey)
                : service.Node.With(Service.DependsOnKey, dependsOn with { Entries = left })
        );
    }
}
