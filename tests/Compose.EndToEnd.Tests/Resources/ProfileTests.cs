using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Resources;

[Trait("Category", "Engine")]
public sealed class ProfileTests
{
    private const string Profiled = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600 }
          debug: { image: "busybox:local", init: true, command: sleep 3600, profiles: [tools], depends_on: [web] }
          trace: { image: "busybox:local", init: true, command: sleep 3600, profiles: [tools] }
        """;

    [Fact]
    public async Task A_service_of_a_profile_stays_out_until_the_profile_is_on()
    {
        await using var project = TestProject.Of(Profiled);
        await project.Compose("up", "-d");
        (await project.Containers()).Count.ShouldBe(1);
        await project.Compose("--profile", "tools", "up", "-d");
        (await project.Containers()).Count.ShouldBe(3);
        var down = await project.Compose("--profile", "tools", "down");
        down.Error.ShouldNotContain("orphan");
        (await project.Containers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_profile_is_turned_on_by_the_environment()
    {
        await using var project = TestProject.Of(Profiled);
        project.Write(".env", "COMPOSE_PROFILES=tools\n");
        await project.Compose("up", "-d");
        (await project.Containers()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Naming_a_service_turns_it_on_and_not_its_neighbours()
    {
        await using var project = TestProject.Of(Profiled);
        await project.Compose("up", "-d", "debug");
        (await project.Containers()).Select(container => container.Name).ShouldBe([$"{project.Name}-debug-1", $"{project.Name}-web-1"]);
    }
}
