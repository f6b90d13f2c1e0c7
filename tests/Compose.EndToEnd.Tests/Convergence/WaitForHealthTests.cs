using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

[Trait("Category", "Engine")]
public sealed class WaitForHealthTests
{
    [Fact]
    public async Task Up_can_wait_until_everything_is_healthy()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sh -c 'sleep 1; touch /ready; sleep 3600'
                healthcheck: { test: test -f /ready, interval: 200ms, retries: 50 }
            """
        );
        await project.Compose("up", "--wait");
        (await project.Container("web")).Health.ShouldBe("healthy");
    }

    [Fact]
    public async Task Waiting_for_what_never_gets_healthy_fails_and_names_it()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                healthcheck: { test: [CMD, "false"], interval: 100ms, retries: 2 }
            """
        );
        (await project.TryCompose("up", "--wait")).ShouldExitWith(1).ShouldSay($"{project.Name}-web-1", "unhealthy");
    }

    [Fact]
    public async Task Waiting_has_a_limit()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                healthcheck: { test: [CMD, "true"], interval: 1h, start_period: 1h }
            """
        );
        (await project.TryCompose("up", "--wait", "--wait-timeout", "1")).ShouldExitWith(1);
    }

    [Fact]
    public async Task A_check_that_is_switched_off_is_not_waited_for()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, healthcheck: { disable: true } }
            """
        );
        await project.Compose("up", "--wait");
        (await project.Container("web")).Config.Healthcheck!.Test![0].ShouldBe("NONE");
    }
}
