using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

/// <summary>Why a container is recreated although its own definition is unchanged.</summary>
[Trait("Category", "Engine")]
public sealed class RecreateRuleTests
{
    [Theory]
    [InlineData("network_mode: \"service:host\"")]
    [InlineData("ipc: \"service:host\"")]
    [InlineData("pid: \"service:host\"")]
    [InlineData("volumes_from: [host]")]
    public async Task Who_shares_with_a_container_is_replaced_with_it(string sharing)
    {
        await using var project = TestProject.Of(
            $$"""
            services:
              host: { image: "busybox:local", init: true, ipc: shareable, command: sleep 3600, volumes: [/data], environment: { A: 1 } }
              guest: { image: "busybox:local", command: sleep 3600, stop_grace_period: 0s, {{sharing}} }
            """
        );
        await project.Compose("up", "-d");
        var guest = await project.Container("guest");
        await project.Compose("up", "-d");
        (await project.Container("guest")).Id.ShouldBe(guest.Id);
        project.Edit("A: 1", "A: 2");
        await project.Compose("up", "-d");
        var after = await project.Container("guest");
        after.Id.ShouldNotBe(guest.Id);
        after.Status.ShouldBe("running");
        await project.Compose("plan");
    }

    [Fact]
    public async Task A_container_that_lost_its_network_is_replaced()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        await project.Compose("up", "-d");
        var before = await project.Container("web");
        await Engine.Client.Networks.DisconnectNetworkAsync($"{project.Name}_default", new() { Container = before.Id });
        var plan = (await project.TryCompose("plan", "--format", "json")).ShouldExitWith(2);
        plan.Output.ShouldContain($"\"cause\": \"not connected to network {project.Name}_default\"");
        await project.Compose("up", "-d");
        var after = await project.Container("web");
        after.Id.ShouldNotBe(before.Id);
        after.Networks.Keys.ShouldBe([$"{project.Name}_default"]);
    }

    [Fact]
    public async Task Another_external_volume_under_the_same_key_is_mounted()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
            volumes: { data: { external: true, name: NAME-one } }
            """
        );
        project.Edit("NAME-one", project.Name + "-one");
        foreach (var volume in (string[])["one", "two"])
        {
            var labels = new Dictionary<string, string> { ["com.docker.compose.project"] = project.Name };
            await Engine.Client.Volumes.CreateAsync(new() { Name = $"{project.Name}-{volume}", Labels = labels });
        }

        await project.Compose("up", "-d");
        project.Edit(project.Name + "-one", project.Name + "-two");
        await project.Compose("up", "-d");
        (await project.Container("web")).MountAt("/data").Name.ShouldBe(project.Name + "-two");
    }

    private const string Labelled = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
        volumes: { data: { labels: { generation: one } } }
        """;

    [Fact]
    public async Task A_changed_volume_is_kept_with_its_data_and_mentioned_at_its_place()
    {
        await using var project = TestProject.Of(Labelled);
        await project.Compose("up", "-d");
        await project.Compose("exec", "-T", "web", "touch", "/data/kept");
        var before = await project.Container("web");
        project.Edit("generation: one", "generation: two");
        (await project.Compose("up", "-d")).ShouldSay($"{project.Name}_data", "compose.yaml:3:12");
        (await project.Container("web")).Id.ShouldBe(before.Id);
        await project.Compose("exec", "-T", "web", "test", "-f", "/data/kept");
    }

    [Fact]
    public async Task A_changed_volume_is_recreated_when_that_is_agreed_to()
    {
        await using var project = TestProject.Of(Labelled);
        await project.Compose("up", "-d");
        await project.Compose("exec", "-T", "web", "touch", "/data/lost");
        project.Edit("generation: one", "generation: two");
        await project.Compose("up", "-d", "--yes");
        (await Engine.Client.Volumes.InspectAsync($"{project.Name}_data")).Labels["generation"].ShouldBe("two");
        (await project.TryCompose("exec", "-T", "web", "test", "-f", "/data/lost")).ShouldExitWith(1);
    }

    [Fact]
    public async Task Of_several_replicas_those_that_have_changed_go_first()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, environment: { A: 1 } }
            """
        );
        await project.Compose("up", "-d");
        project.Edit("A: 1", "A: 2");
        await project.Compose("up", "-d", "--no-recreate", "--scale", "web=2");
        var replicas = await project.Containers("web");
        replicas.Select(container => container.Environment.Contains("A=2")).ShouldBe([false, true]);
        await project.Compose("up", "-d");
        (await project.Container("web")).Id.ShouldBe(replicas[1].Id);
    }

    [Fact]
    public async Task A_network_under_another_name_takes_the_containers_over()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, networks: [net] }
            networks: { net: { name: NAME-one } }
            """
        );
        project.Edit("NAME-one", project.Name + "-one");
        await project.Compose("up", "-d");
        project.Edit(project.Name + "-one", project.Name + "-two");
        await project.Compose("up", "-d");
        (await project.Container("web")).Networks.Keys.ShouldBe([project.Name + "-two"]);
        (await project.Networks()).ShouldBe([project.Name + "-two"]);
    }
}
