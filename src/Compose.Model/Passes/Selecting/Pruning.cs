using System.Collections.Immutable;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Selecting;

/// <summary>Removes networks, volumes, secrets, configs and models that no enabled service uses (spec 1.12).</summary>
internal static class Pruning
{
    public static Project Apply(Project project)
    {
        var (networks, volumes, secrets, configs, models) = (Set(), Set(), Set(), Set(), Set());
        foreach (var service in project.Services)
        {
            var node = service.Node;
            foreach (var entry in node.EntriesAt(Service.NetworksKey))
                networks.Add(entry.Name);
            foreach (var entry in node.EntriesAt(Service.ModelsKey))
                models.Add(entry.Name);
            AddSources(secrets, node.ItemsAt(Service.SecretsKey));
            AddSources(configs, node.ItemsAt(Service.ConfigsKey));
            if (node[Service.BuildKey] is Mapping build)
                AddSources(secrets, build.ItemsAt(BuildConfig.SecretsKey));
            AddSources(volumes, node.ItemsAt(Service.VolumesKey).Where(IsVolume));
        }

        return project with
        {
            Networks = Used(project.Networks, networks),
            Volumes = Used(project.Volumes, volumes),
            Secrets = Used(project.Secrets, secrets),
            Configs = Used(project.Configs, configs),
            Models = Used(project.Models, models),
        };
    }

    private static HashSet<string> Set() => new(StringComparer.Ordinal);

    private static bool IsVolume(Node item) => item is Mapping mount && mount.TextAt(ServiceVolume.TypeKey) == ServiceVolume.VolumeType;

    private static void AddSources(HashSet<string> set, IEnumerable<Node> items)
    {
        foreach (var item in items)
            if (item is Mapping mount && mount.TextAt(FileMount.SourceKey) is { } source)
                set.Add(source);
    }

    private static ImmutableArray<T> Used<T>(ImmutableArray<T> resources, HashSet<string> used)
        where T : Resource => resources.RemoveAll(resource => !used.Contains(resource.Key));
}
