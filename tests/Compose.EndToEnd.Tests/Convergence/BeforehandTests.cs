using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

/// <summary>What cannot be done is told before anything is done.</summary>
[Trait("Category", "Engine")]
public sealed class BeforehandTests
{
    [Fact]
    public async Task What_no_engine_could_make_is_all_in_the_plan_and_nothing_is_touched()
    {
        await using var project = TestProject.Of("""
            services:
              a: { image: "busybox:local", init: true, command: sleep 3600 }
              b:
                image: busybox:local
                security_opt: ["seccomp=./missing.json"]
                healthcheck: { test: ["CMD", "true"], start_interval: 1s }
              c: { image: "busybox:local", secrets: [key] }
            secrets: { key: { external: true } }
            """);
        var plan = (await project.TryCompose("plan")).ShouldExitWith(1);
        var up = (await project.TryCompose("up", "-d")).ShouldExitWith(1);
        foreach (var place in (string[])["compose.yaml:5:19: error", "compose.yaml:6:59: error", "compose.yaml:7:42: error"])
        {
            plan.Output.ShouldContain(place + " CF091");
            // Here with the line it is about, hence in brackets.
            up.Error.ShouldContain(place + "[CF091]");
        }

        (await project.Containers()).ShouldBeEmpty();
        (await project.Networks()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Images_that_cannot_be_pulled_are_all_told_and_leave_nothing_behind()
    {
        await using var project = TestProject.Of("""
            services:
              here: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
              one: { image: "localhost:1/missing:1" }
              two: { image: "localhost:1/missing:2" }
            volumes: { data: }
            """);
        var up = (await project.TryCompose("up", "-d")).ShouldExitWith(1);
        up.Error.ShouldContain("compose.yaml:3:17: service one: image localhost:1/missing:1 cannot be pulled");
        up.Error.ShouldContain("compose.yaml:4:17: service two: image localhost:1/missing:2 cannot be pulled");
        (await project.Containers()).ShouldBeEmpty();
        (await project.Networks()).ShouldBeEmpty();
        (await project.Volumes()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_volume_that_an_orphan_mounts_is_not_made_anew()
    {
        await using var project = TestProject.Of("""
            services:
              a: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
              b: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
            volumes: { data: { labels: { n: "1" } } }
            """);
        await project.Compose("up", "-d");
        var before = await project.Container("a");
        project.Write("compose.yaml", """
            services:
              a: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
            volumes: { data: { labels: { n: "2" } } }
            """);
        var up = (await project.TryCompose("up", "-d", "-y")).ShouldExitWith(1);
        up.Error.ShouldContain($"is in use: container {project.Name}-b-1 (project {project.Name})");
        (await project.Container("a")).StartedAt.ShouldBe(before.StartedAt);
        await project.Compose("up", "-d", "-y", "--remove-orphans");
        await project.Compose("plan");
    }
}
