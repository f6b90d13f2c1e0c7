using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

/// <summary>up on unfinished states: paused containers, and those an interrupted up left under a temporary name.</summary>
[Trait("Category", "Engine")]
public sealed class InterruptedTests
{
    private const string Web = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, environment: { A: 1 } }
        """;

    [Fact]
    public async Task A_paused_container_goes_on_as_it_was()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        var before = await project.Container("web");
        await project.Compose("pause");
        await project.Compose("up", "-d");
        var after = await project.Container("web");
        after.Status.ShouldBe("running");
        (after.Id, after.StartedAt).ShouldBe((before.Id, before.StartedAt));
    }

    [Fact]
    public async Task A_paused_container_that_has_changed_is_replaced()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        var before = await project.Container("web");
        await project.Compose("pause");
        project.Edit("A: 1", "A: 2");
        await project.Compose("up", "-d");
        var after = await project.Container("web");
        after.Id.ShouldNotBe(before.Id);
        after.Status.ShouldBe("running");
    }

    [Fact]
    public async Task A_paused_container_moves_to_the_network_that_was_recreated_and_runs()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, networks: { net: { aliases: [page] } } }
              visitor: { image: "busybox:local", init: true, command: sleep 3600, networks: [net] }
            networks: { net: { ipam: { config: [{ subnet: 10.199.18.0/24 }] } } }
            """
        );
        await project.Compose("up", "-d");
        var before = await project.Container("web");
        await project.Compose("pause", "web");
        project.Edit("10.199.18.0/24", "10.199.19.0/24");
        await project.Compose("up", "-d");
        var after = await project.Container("web");
        (after.Id, after.Status).ShouldBe((before.Id, "running"));
        after.Networks[$"{project.Name}_net"].IPAddress.ShouldStartWith("10.199.19.");
        await project.Compose("exec", "-T", "visitor", "ping", "-c1", "-W2", "page");
        await project.Compose("plan");
    }

    [Theory]
    [InlineData("A: 1")]
    [InlineData("A: 2")]
    public async Task A_container_under_a_temporary_name_with_its_own_id_gets_its_name_back(string environment)
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        var before = await project.Container("web");
        // As in older versions: the old container is renamed, the new one was never created.
        await Engine.Client.Containers.RenameContainerAsync(before.Id, new() { NewName = $"{before.Id[..12]}_{before.Name}" });
        project.Edit("A: 1", environment);
        await project.Compose("up", "-d");
        var after = await project.Container("web");
        after.Name.ShouldBe(before.Name);
        after.Status.ShouldBe("running");
        (after.Id == before.Id).ShouldBe(environment == "A: 1");
        await project.Compose("plan");
    }

    [Fact]
    public async Task A_replacement_that_never_got_its_name_is_removed_while_the_old_container_is_there()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        var before = await project.Container("web");
        await CopyAsync(project, before, $"{before.Id[..12]}_{before.Name}");
        (await project.Containers("web")).Count.ShouldBe(2);
        await project.Compose("up", "-d");
        (await project.Container("web")).Id.ShouldBe(before.Id);
    }

    [Fact]
    public async Task A_replacement_whose_old_container_is_gone_gets_its_name()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        var old = await project.Container("web");
        var copy = await CopyAsync(project, old, $"{old.Id[..12]}_{old.Name}");
        await Engine.RemoveContainerAsync(old.Id);
        await project.Compose("up", "-d");
        var after = await project.Container("web");
        (after.Id, after.Name, after.Status).ShouldBe((copy, old.Name, "running"));
    }

    [Fact]
    public async Task Names_that_look_like_a_replacements_are_names_like_any_other()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600 }
              named: { image: "busybox:local", init: true, command: sleep 3600, container_name: NAME }
            """
        );
        project.Edit("NAME", $"0123456789ab_{project.Name}");
        var odd = "0a1b2c3d4e5f_" + project.Name;
        try
        {
            await project.Compose("-p", odd, "up", "-d");
            await project.Compose("-p", odd, "plan");
            await project.Compose("-p", odd, "up", "-d", "--force-recreate");
            await project.Compose("-p", odd, "plan");
        }
        finally
        {
            await project.Compose("-p", odd, "down", "-t", "0");
        }
    }

    // The state after an up was killed between create and rename.
    private static async Task<string> CopyAsync(TestProject project, ObservedContainer of, string name)
    {
        var json = await EngineApi.GetAsync($"/containers/{of.Id}/json");
        var body = System.Text.Json.Nodes.JsonNode.Parse(json.GetProperty("Config").GetRawText())!;
        body["Labels"]!["com.docker.compose.replace"] = "web-1";
        body["HostConfig"] = System.Text.Json.Nodes.JsonNode.Parse(json.GetProperty("HostConfig").GetRawText());
        body["NetworkingConfig"] = new System.Text.Json.Nodes.JsonObject
        {
            ["EndpointsConfig"] = new System.Text.Json.Nodes.JsonObject
            {
                [$"{project.Name}_default"] = new System.Text.Json.Nodes.JsonObject(),
            },
        };
        return (await EngineApi.PostAsync($"/containers/create?name={name}", body)).GetProperty("Id").GetString()!;
    }
}
