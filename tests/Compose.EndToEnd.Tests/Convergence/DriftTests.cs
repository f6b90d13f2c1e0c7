using System.Text.Json;
using Compose.EndToEnd.Tests.Running;
using Docker.DotNet.Models;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

[Trait("Category", "Engine")]
public sealed class DriftTests
{
    private const string Untouched = """
        services:
          web:
            image: busybox:local
            init: true
            command: sleep 3600
            environment: { A: 1 }
            labels: { b: c }
            mem_limit: 64m
            cpus: 0.5
            pids_limit: 100
            restart: on-failure:3
            ulimits: { nofile: 1024 }
            cap_add: [NET_ADMIN]
            sysctls: { net.core.somaxconn: 1024 }
            extra_hosts: ["there:10.0.0.1"]
            dns: [10.0.0.2]
            tmpfs: [/run]
            volumes: ["data:/data", "/cache"]
            networks: { front: { aliases: [shop] }, back: }
            healthcheck: { test: "true", interval: 1s }
            scale: 2
          shared: { image: "busybox:local", init: true, command: sleep 3600, network_mode: "service:web1" }
          web1: { image: "busybox:local", init: true, command: sleep 3600, ports: ["80"] }
          host: { image: "busybox:local", init: true, command: sleep 3600, network_mode: host }
          job: { image: "busybox:local", command: "true" }
        networks: { front: , back: { internal: true } }
        volumes: { data: }
        """;

    [Fact]
    public async Task An_untouched_project_is_in_sync()
    {
        await using var project = TestProject.Of(Untouched);
        await project.Compose("up", "-d");
        await project.UntilStatusAsync("job", "exited");
        (await project.Compose("drift")).Output.ShouldStartWith("in sync: ");
    }

    [Fact]
    public async Task Changes_by_hand_are_found_with_what_made_them()
    {
        const string Sleep = "init: true, command: sleep 3600, stop_grace_period: 0s";
        var services = "gone stopped failed paused renamed memory shares pids policy connected disconnected many plain".Split(' ');
        var all = string.Join("\n", services.Select(name => $"  {name}: {{ image: \"busybox:local\", {Sleep} }}"));
        await using var project = TestProject.Of($"services:\n{all}\n  tagged: {{ image: \"IMAGE:1\", {Sleep} }}");
        project.Edit("IMAGE", project.Name);
        await Engine.TagAsync("busybox:local", project.Name, "1");
        try
        {
            await project.Compose("up", "-d");
            var id = new Dictionary<string, string>();
            foreach (var name in services)
                id[name] = (await project.Container(name)).Id;

            var containers = Engine.Client.Containers;
            await Engine.RemoveContainerAsync(id["gone"]);
            await containers.StopContainerAsync(id["stopped"], new());
            await containers.KillContainerAsync(id["failed"], new() { Signal = "SIGKILL" });
            await containers.PauseContainerAsync(id["paused"]);
            await containers.RenameContainerAsync(id["renamed"], new() { NewName = project.Name + "-other" }, CancellationToken.None);
            await containers.UpdateContainerAsync(id["memory"], new() { Memory = 64 << 20, MemorySwap = 128 << 20 });
            await containers.UpdateContainerAsync(id["shares"], new() { CPUShares = 512 });
            await containers.UpdateContainerAsync(id["pids"], new() { PidsLimit = 50 });
            await containers.UpdateContainerAsync(id["policy"], new() { RestartPolicy = new() { Name = RestartPolicyKind.Always } });
            var labels = new Dictionary<string, string> { ["com.docker.compose.project"] = project.Name };
            var network = (await Engine.Client.Networks.CreateNetworkAsync(new() { Name = project.Name + "_own", Labels = labels })).ID;
            await Engine.Client.Networks.ConnectNetworkAsync(network, new() { Container = id["connected"] });
            await Engine.Client.Networks.DisconnectNetworkAsync(project.Name + "_default", new() { Container = id["disconnected"] });
            await Engine.Client.Volumes.CreateAsync(new() { Name = project.Name + "_own", Labels = labels });
            await project.Compose("up", "-d", "--no-deps", "--scale", "many=2", "many");
            await Engine.TagAsync("nginx:alpine", project.Name, "1");
            project.Edit("  plain:", "  # plain:");

            var drift = (await project.TryCompose("drift", "--format", "json")).ShouldExitWith(2);
            var found = Differences(drift.Output, project.Name);
            found.ShouldBe(
                [
                    "connected edited networks.own connected by a command",
                    "disconnected outdated disconnected by a command",
                    "failed stopped stopped by a command",
                    "gone missing removed by a command",
                    "many surplus",
                    "memory edited mem_limit updated by a command",
                    "network own unmanaged",
                    "paused paused paused by a command",
                    "pids edited pids_limit updated by a command",
                    "plain unmanaged",
                    "policy edited restart updated by a command",
                    "renamed edited renamed by a command",
                    "shares edited cpu_shares updated by a command",
                    "stopped stopped stopped by a command",
                    "tagged outdated image",
                    "volume own unmanaged",
                ],
                drift.Output
            );
        }
        finally
        {
            await project.TryCompose("down", "--remove-orphans", "-t", "0");
            await Engine.RemoveImageAsync(project.Name + ":1");
        }
    }

    /// <summary>One line per difference: service or thing, kind, changed attributes, what did it.</summary>
    private static List<string> Differences(string json, string project)
    {
        using var document = JsonDocument.Parse(json);
        return
        [
            .. document
                .RootElement.GetProperty("differences")
                .EnumerateArray()
                .Select(item =>
                {
                    var name = item.GetProperty("name").GetString()!.Replace(project, "", StringComparison.Ordinal).TrimStart('-', '_');
                    var kind = item.GetProperty("kind").GetString();
                    var changes = item.GetProperty("changes").EnumerateArray();
                    string?[] words =
                    [
                        kind == "container" ? name.Split('-')[0] : $"{kind} {name}",
                        item.GetProperty("difference").GetString(),
                        .. changes.Select(change => change.GetProperty("attribute").GetString()),
                        item.TryGetProperty("by", out var by) ? by.GetString() : null,
                    ];
                    return string.Join(' ', words.OfType<string>());
                })
                .Order(StringComparer.Ordinal),
        ];
    }
}
