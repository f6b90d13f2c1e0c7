using System.Text.Json.Nodes;
using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

/// <summary>Recreating a network with all that may be in it.</summary>
[Trait("Category", "Engine")]
public sealed class NetworkChangeTests
{
    private const string Two = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, scale: 3, networks: [front] }
          db: { image: "busybox:local", init: true, command: sleep 3600, networks: [front] }
        networks: { front: { labels: { n: "1" } } }
        """;

    private const string WithoutDb = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, networks: [front] }
        networks: { front: { labels: { n: "2" } } }
        """;

    [Fact]
    public async Task Containers_that_are_too_many_go_at_the_same_time()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        project.Edit("scale: 3", "scale: 1");
        project.Edit("n: \"1\"", "n: \"2\"");
        await project.Compose("up", "-d");
        (await project.Containers()).Select(container => container.Status).ShouldBe(["running", "running"]);
        await project.Compose("plan");
    }

    [Fact]
    public async Task Orphans_go_at_the_same_time()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        project.Write("compose.yaml", WithoutDb);
        await project.Compose("up", "-d", "--remove-orphans");
        (await project.Container("web")).Status.ShouldBe("running");
        (await project.Containers("db")).ShouldBeEmpty();
        await project.Compose("plan");
    }

    [Fact]
    public async Task Orphans_and_one_offs_go_on_running_and_are_found_by_their_names()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        await project.Compose("run", "-d", "--name", project.Name + "-guest", "db");
        var before = await project.Containers("db");
        project.Write("compose.yaml", WithoutDb);
        await project.Compose("up", "-d");
        (await project.Containers("db"))
            .Select(container => (container.Id, container.StartedAt, container.Status))
            .ShouldBe(before.Select(container => (container.Id, container.StartedAt, "running")));
        foreach (var name in (string[])["db", project.Name + "-guest"])
            await project.Compose("exec", "-T", "web", "ping", "-c1", "-W2", name);
    }

    [Fact]
    public async Task Services_that_are_not_meant_go_on_running()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        var before = await project.Container("db");
        project.Edit("n: \"1\"", "n: \"2\"");
        await project.Compose("up", "-d", "web");
        var after = await project.Container("db");
        (after.Id, after.StartedAt, after.Status).ShouldBe((before.Id, before.StartedAt, "running"));
        await project.Compose("exec", "-T", "--index", "1", "web", "ping", "-c1", "-W2", "db");
    }

    [Fact]
    public async Task Somebody_elses_container_in_it_is_told_before_anything_is_stopped()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        var before = await project.Container("db");
        var stranger = project.Name + "-stranger";
        await StartAsync(stranger, project.Name + "_front");
        try
        {
            project.Edit("n: \"1\"", "n: \"2\"");
            var plan = (await project.TryCompose("plan")).ShouldExitWith(1);
            plan.Output.ShouldContain("compose.yaml:4:13: error CF088");
            plan.Output.ShouldContain($"has active endpoints: container {stranger} (outside of any project)");
            plan.Output.ShouldContain($"docker stop {stranger}");
            (await project.TryCompose("up", "-d")).ShouldExitWith(1);
            (await project.Container("db")).StartedAt.ShouldBe(before.StartedAt);
        }
        finally
        {
            await Engine.RemoveContainerAsync(stranger);
        }

        await project.Compose("up", "-d");
        await project.Compose("plan");
    }

    [Fact]
    public async Task A_second_network_of_the_name_is_removed()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        var labels = (await EngineApi.GetAsync($"/networks/{project.Name}_front")).GetProperty("Labels").GetRawText();
        var again = EngineApi.PostAsync(
            "/networks/create",
            new JsonObject
            {
                ["Name"] = project.Name + "_front",
                ["CheckDuplicate"] = false,
                ["Labels"] = JsonNode.Parse(labels),
            }
        );
        if (await Engine.ApiVersionAsync() >= new Version(1, 44))
        {
            // Newer engines refuse a second one.
            (await again.ShouldThrowAsync<HttpRequestException>()).StatusCode.ShouldBe(System.Net.HttpStatusCode.Conflict);
            return;
        }

        await again;
        (await project.Networks()).Length.ShouldBe(2);
        (await project.TryCompose("plan")).ShouldExitWith(2).Output.ShouldContain("there are 2 networks with this name");
        await project.Compose("up", "-d", "--scale", "web=4");
        (await project.Networks()).Length.ShouldBe(1);
        await project.Compose("plan", "--scale", "web=4");
    }

    private static async Task StartAsync(string name, string network)
    {
        var host = new Docker.DotNet.Models.HostConfig { NetworkMode = network, Init = true };
        await Engine.Client.Containers.CreateContainerAsync(
            new()
            {
                Name = name,
                Image = "busybox:local",
                Cmd = ["sleep", "3600"],
                HostConfig = host,
            }
        );
        await Engine.Client.Containers.StartContainerAsync(name, null);
    }
}
