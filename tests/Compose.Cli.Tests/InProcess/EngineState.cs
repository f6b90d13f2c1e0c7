using System.Text;
using Compose.Engine;
using Compose.Engine.Contract;

namespace Compose.Cli.Tests.InProcess;

/// <summary>Describes the state of an engine; equal states give equal texts.</summary>
internal static class EngineState
{
    private const string ConfigHash = "com.docker.compose.config-hash";

    public static async Task<string> OfAsync(IEngine engine)
    {
        var text = new StringBuilder();
        foreach (
            var row in (await engine.ListContainersAsync(Filters.None, all: true, CancellationToken.None)).OrderBy(
                static row => row.Name,
                StringComparer.Ordinal
            )
        )
        {
            var container = await engine.InspectContainerAsync(row.Id, CancellationToken.None);
            // The hash of a container that shares another one's namespace includes that one's id.
            var shared = container.HostConfig.NetworkMode is ['c', 'o', 'n', 't', 'a', 'i', 'n', 'e', 'r', ':', .. var id]
                ? (await engine.InspectContainerAsync(id, CancellationToken.None)).Name
                : null;
            text.Append(
                $"container {row.Name}: {row.State} ({container.State.ExitCode}), {row.Image}, "
                    + $"{shared ?? row.Labels.GetValueOrDefault(ConfigHash)}"
            );
            foreach (
                var (name, endpoint) in container.NetworkSettings.Networks.OrderBy(static network => network.Key, StringComparer.Ordinal)
            )
                text.Append(
                    $", in {name} as "
                        + $"{string.Join('|', (endpoint.Aliases ?? []).Where(alias => !container.Id.StartsWith(alias, StringComparison.Ordinal)))}"
                );
            foreach (var mount in container.Mounts.OrderBy(static mount => mount.Destination, StringComparer.Ordinal))
                text.Append($", mounts {mount.Name} at {mount.Destination}");
            text.Append('\n');
        }

        foreach (var network in await engine.ListNetworksAsync(Filters.None.With("type", "custom"), CancellationToken.None))
            text.Append($"network {network.Name}: {network.Labels.GetValueOrDefault(ConfigHash)}\n");
        foreach (var volume in await engine.ListVolumesAsync(Filters.None, CancellationToken.None))
            text.Append($"volume {volume.Name}: {volume.Labels.GetValueOrDefault(ConfigHash)}\n");
        return string.Join('\n', text.ToString().Split('\n').Order(StringComparer.Ordinal)).Trim();
    }
}
