using System.Text.Json;
using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

/// <summary>What is impossible is reported before anything is changed.</summary>
[Trait("Category", "Engine")]
public sealed class BeforehandTests
{
    /// <summary>The fixture has every kind of problem on an engine of API 1.41; newer engines support some of it.</summary>
    [Fact]
    public async Task What_cannot_be_made_is_all_in_the_plan_and_nothing_is_touched()
    {
        await using var project = TestProject.OfFixture("plan/refusals");
        project.Edit("web:1", "busybox:local");
        string[] kinds = ["CF080", "CF081", "CF093", "CF094", "CF095", "CF096", "CF097"];
        if (await Engine.ApiVersionAsync() < new Version(1, 44))
            kinds = [.. kinds, "CF091"];

        var json = (await project.TryCompose("plan", "--format", "json")).ShouldExitWith(1);
        var problems = JsonSerializer.Deserialize<JsonElement>(json.Output).GetProperty("problems").EnumerateArray().ToList();
        problems.Select(problem => problem.GetProperty("id").GetString()).Distinct().ShouldBe(kinds, ignoreOrder: true);
        var plan = (await project.TryCompose("plan")).ShouldExitWith(1);
        var rehearsed = (await project.TryCompose("up", "--dry-run", "-d")).ShouldExitWith(1);
        var up = (await project.TryCompose("up", "-d")).ShouldExitWith(1);
        foreach (var problem in problems)
        {
            var (id, message) = (problem.GetProperty("id").GetString(), problem.GetProperty("message").GetString());
            var place = $"compose.yaml:{problem.GetProperty("line")}:{problem.GetProperty("column")}: error";
            plan.Output.ShouldContain($"{place} {id} {message}");
            // Here with the line concerned, hence in brackets.
            rehearsed.Error.ShouldContain($"{place}[{id}]: {message}");
            up.Error.ShouldContain($"{place}[{id}]: {message}");
        }

        plan.Output.ShouldContain("seccomp profile broken.json is not JSON (line 2)");
        (await project.Containers()).ShouldBeEmpty();
        (await project.Networks()).ShouldBeEmpty();
        (await project.Volumes()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Images_that_cannot_be_pulled_are_all_told_and_leave_nothing_behind()
    {
        await using var project = TestProject.Of(
            """
            services:
              here: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
              one: { image: "localhost:1/missing:1" }
              two: { image: "localhost:1/missing:2" }
            volumes: { data: }
            """
        );
        var up = (await project.TryCompose("up", "-d")).ShouldExitWith(1);
        up.Error.ShouldContain("compose.yaml:3:17: service one: image localhost:1/missing:1 cannot be pulled");
        up.Error.ShouldContain("compose.yaml:4:17: service two: image localhost:1/missing:2 cannot be pulled");
        (await project.Containers()).ShouldBeEmpty();
        (await project.Networks()).ShouldBeEmpty();
        (await project.Volumes()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_volume_that_an_orphan_mounts_is_not_recreated()
    {
        await using var project = TestProject.Of(
            """
            services:
              a: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
              b: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
            volumes: { data: { labels: { n: "1" } } }
            """
        );
        await project.Compose("up", "-d");
        var before = await project.Container("a");
        project.Write(
            "compose.yaml",
            """
            services:
              a: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
            volumes: { data: { labels: { n: "2" } } }
            """
        );
        var up = (await project.TryCompose("up", "-d", "-y")).ShouldExitWith(1);
        up.Error.ShouldContain($"is in use: container {project.Name}-b-1 (project {project.Name})");
        (await project.Container("a")).StartedAt.ShouldBe(before.StartedAt);
        await project.Compose("up", "-d", "-y", "--remove-orphans");
        await project.Compose("plan");
    }
}
