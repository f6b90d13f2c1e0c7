using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class WaitTests
{
    // Only running containers are awaited, and nothing signals that waiting has started: the jobs last a while.
    [Fact]
    public async Task Its_exit_code_is_that_of_the_container()
    {
        await using var project = TestProject.Of(
            """
            services:
              job: { image: "busybox:local", command: sh -c 'sleep 8; exit 8' }
              server: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        await project.Compose("up", "-d");
        (await project.TryCompose("wait", "job")).ShouldExitWith(8).Output.ShouldContain("8");
        (await project.Container("server")).Status.ShouldBe("running");
    }

    [Fact]
    public async Task It_can_take_the_project_down_afterwards()
    {
        await using var project = TestProject.Of(
            """
            services:
              job: { image: "busybox:local", command: sleep 8 }
              server: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        await project.Compose("up", "-d");
        await project.Compose("wait", "--down-project", "job");
        (await project.Containers()).ShouldBeEmpty();
    }
}
