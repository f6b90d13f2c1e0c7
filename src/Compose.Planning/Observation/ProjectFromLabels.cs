using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;
using Compose.Model.Variables;
using Compose.Planning.Naming;

namespace Compose.Planning.Observation;

/// <summary>
/// Rebuilds a project known only by name from the labels of its resources: one service per service label, its dependencies, networks and
/// volumes (cli, 1.3).
/// </summary>
public static class ProjectFromLabels
{
    /// <summary>The project as labelled on the engine. Dependencies are optional, since a removed one cannot be waited for.</summary>
    public static Project Build(string name, ObservedState observed)
    {
        var at = new Location(new SourceText($"labels of project {name}", ""), default);
        return new Project
        {
            Name = name,
            Directory = Path(observed, Labels.WorkingDirectory).FirstOrDefault("/"),
            ComposeFiles = Path(observed, Labels.ConfigFiles),
            EnvFiles = Path(observed, Labels.EnvironmentFiles),
            Root = new Mapping(at, []),
            Services =
            [
                .. observed
                    .Containers.GroupBy(c => c.Service, StringComparer.Ordinal)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => ServiceOf(at, g.Key, g.Last())),
            ],
            Networks =
            [
                .. observed
                    .Networks.Where(n => n.Key is not null)
                    .DistinctBy(n => n.Key)
                    .Select(n => new Network(Scalar.String(at, n.Key!), Named(at, n.Name))),
            ],
            Volumes =
            [
                .. observed
                    .Volumes.Where(v => v.Key is not null)
                    .DistinctBy(v => v.Key)
                    .Select(v => new Volume(Scalar.String(at, v.Key!), Named(at, v.Name))),
            ],
            Variables = VariableScope.Empty,
        };
    }

    private static Service ServiceOf(Location at, string name, ObservedContainer container)
    {
        var node = new Mapping(at, []);
        if (container.Image is { } image)
            node = node.With("image", Scalar.String(at, image));
        if (DependenciesOf(at, container.Labels.GetValueOrDefault(Labels.DependsOn) ?? "") is { Count: > 0 } dependencies)
            node = node.With("depends_on", dependencies);
        return new Service(Scalar.String(at, name), node);
    }

    // db:service_healthy:false,cache; older labels omit condition and restart flag.
    private static Mapping DependenciesOf(Location at, string label)
    {
        var dependencies = new Mapping(at, []);
        foreach (var text in label.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = text.Split(':');
            dependencies = dependencies.With(
                parts[0],
                new Mapping(at, [])
                    .With("condition", Scalar.String(at, parts.ElementAtOrDefault(1) ?? "service_started"))
                    .With("restart", Scalar.Bool(at, parts.ElementAtOrDefault(2) != "false"))
                    .With("required", Scalar.Bool(at, false))
            );
        }

        return dependencies;
    }

    private static Mapping Named(Location at, string name) => new Mapping(at, []).With("name", Scalar.String(at, name));

    private static ImmutableArray<string> Path(ObservedState observed, string label) =>
        observed
            .Containers.Select(container => container.Labels.GetValueOrDefault(label))
            .FirstOrDefault(text => !string.IsNullOrEmpty(text))
            ?.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .ToImmutableArray()
        ?? [];
}
