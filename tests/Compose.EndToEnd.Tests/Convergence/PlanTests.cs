using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

[Trait("Category", "Engine")]
public sealed class PlanTests
{
    private const string Two = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, environment: { A: 1 } }
          store: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
        volumes: { data: }
        """;

    [Fact]
    public async Task It_says_what_up_would_do_and_does_nothing()
    {
        await using var project = TestProject.Of(Two);
        var plan = (await project.TryCompose("plan")).ShouldExitWith(2);
        foreach (var part in (string[])["web", "store", "default", "data"])
            plan.Output.ShouldContain(part);
        (await project.Containers()).ShouldBeEmpty();
        (await project.Volumes()).ShouldBeEmpty();
        (await project.Networks()).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_up_there_is_nothing_left_to_do()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        await project.Compose("plan");
    }

    [Fact]
    public async Task It_names_the_one_thing_that_changed()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        project.Edit("A: 1", "A: 2");
        var plan = (await project.TryCompose("plan")).ShouldExitWith(2);
        plan.Output.ShouldContain("web");
        plan.Output.ShouldNotContain("store");
    }
}
