using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Applications;

[Trait("Category", "Engine")]
public sealed class WebappTests
{
    [Fact]
    public async Task It_counts_visits_and_keeps_the_count_when_its_containers_are_replaced()
    {
        await using var project = TestProject.OfFixture("webapp");
        var port = TestProject.FreePort();
        project.Variables["WEBAPP_PORT"] = $"{port}";
        project.Variables["WEBAPP_GREETING"] = "Good morning";
        using var web = new Web(port);

        await project.Compose("up", "-d", "--build", "--wait");
        (await web.GetAsync("/")).ShouldStartWith("Good morning");
        var first = await VisitsAsync(web);
        (await VisitsAsync(web)).ShouldBeGreaterThan(first);

        await project.Compose("up", "-d", "--force-recreate", "--wait");
        (await VisitsAsync(web)).ShouldBeGreaterThan(first + 1);

        await project.Compose("restart", "redis");
        (await VisitsAsync(web)).ShouldBeGreaterThan(first + 2);

        await project.Compose("down");
        (await project.Containers()).ShouldBeEmpty();
        (await project.Networks()).ShouldBeEmpty();
        (await project.Volumes()).ShouldBe([$"{project.Name}_visits"]);
        await project.Compose("down", "-v");
        (await project.Volumes()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_application_reaches_redis_and_redis_reaches_nothing()
    {
        await using var project = TestProject.OfFixture("webapp");
        project.Variables["WEBAPP_PORT"] = $"{TestProject.FreePort()}";
        await project.Compose("up", "-d", "--build", "--wait");

        await project.Compose("exec", "-T", "app", "python3", "-c", "import socket; socket.create_connection(('redis', 6379), 5)");
        (await project.Container("redis")).Networks.Keys.ShouldBe([$"{project.Name}_data"]);
        (await project.Container("proxy")).Networks.Keys.ShouldBe([$"{project.Name}_edge"]);
        (await Engine.Client.Networks.InspectNetworkAsync($"{project.Name}_data")).Internal.ShouldBeTrue();
        var address = (await project.Container("redis")).Networks.Values.Single().IPAddress;
        (await project.TryCompose("exec", "-T", "proxy", "timeout", "3", "nc", "-z", address!, "6379")).ShouldFail();
    }

    private static async Task<int> VisitsAsync(Web web) => (await web.GetJsonAsync("/api/visits")).GetProperty("visits").GetInt32();
}
