using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class CreateTests
{
    [Fact]
    public async Task Containers_are_made_and_start_starts_them()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        await project.Compose("create");
        (await project.Container("web")).Status.ShouldBe("created");
        await project.Compose("start");
        (await project.Container("web")).Status.ShouldBe("running");
    }

    [Fact]
    public async Task Scale_adds_and_takes_away_and_keeps_the_rest()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600 }
              db: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        await project.Compose("up", "-d", "--scale", "web=2");
        var first = (await project.Containers("web"))[0];
        (await project.Containers("web")).Count.ShouldBe(2);
        await project.Compose("scale", "web=3");
        (await project.Containers("web"))
            .Select(container => container.Name)
            .ShouldBe([.. from n in (int[])[1, 2, 3] select $"{project.Name}-web-{n}"]);
        await project.Compose("scale", "web=1");
        (await project.Containers("web")).Single().Id.ShouldBe(first.Id);
        (await project.Containers("db")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_range_of_ports_serves_the_replicas()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, ports: ["18700-18702:80"], deploy: { replicas: 3 } }
            """
        );
        await project.Compose("up", "-d");
        var ports = new List<string>();
        for (var index = 1; index <= 3; index++)
            ports.Add((await project.Compose("port", "--index", $"{index}", "web", "80")).Lines[0].Split(':')[^1]);
        ports.Order().ShouldBe(["18700", "18701", "18702"]);
    }

    [Fact]
    public async Task A_name_of_its_own_forbids_replicas()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", container_name: just-one-of-it, command: sleep 3600 }
            """
        );
        (await project.TryCompose("up", "-d", "--scale", "web=2")).ShouldFail().ShouldSay("web", "just-one-of-it");
        (await project.Containers()).ShouldBeEmpty();
    }
}
