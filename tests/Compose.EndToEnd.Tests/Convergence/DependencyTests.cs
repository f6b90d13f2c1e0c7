using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

[Trait("Category", "Engine")]
public sealed class DependencyTests
{
    [Fact]
    public async Task Started_means_after_the_other_has_started()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, depends_on: { db: { condition: service_started } } }
              db: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        await project.Compose("up", "-d");
        string.CompareOrdinal((await project.Container("db")).StartedAt, (await project.Container("web")).StartedAt).ShouldBeNegative();
    }

    [Fact]
    public async Task Healthy_means_after_the_check_of_the_other_has_passed()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", command: test -f /state/ready, volumes: ["state:/state"], depends_on: { db: { condition: service_healthy } } }
              db:
                image: busybox:local
                init: true
                command: sh -c 'sleep 1; touch /state/ready; sleep 3600'
                volumes: ["state:/state"]
                healthcheck: { test: [CMD, test, -f, /state/ready], interval: 200ms, retries: 50 }
            volumes: { state: }
            """
        );
        await project.Compose("up", "-d");
        (await project.Container("db")).Health.ShouldBe("healthy");
        await project.UntilStatusAsync("web", "exited");
        (await project.Container("web")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_failed_check_keeps_dependents_from_starting()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, depends_on: { db: { condition: service_healthy } } }
              db:
                image: busybox:local
                init: true
                command: sleep 3600
                healthcheck: { test: [CMD, "false"], interval: 100ms, retries: 2 }
            """
        );
        (await project.TryCompose("up", "-d"))
            .ShouldExitWith(1)
            .ShouldSay("dependency failed to start", $"{project.Name}-db-1", "is unhealthy");
        (await project.Container("web")).Status.ShouldBe("created");
    }

    [Fact]
    public async Task An_exit_while_waiting_for_health_is_told_with_its_code()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, depends_on: { db: { condition: service_healthy } } }
              db:
                image: busybox:local
                command: sh -c 'exit 4'
                healthcheck: { test: [CMD, "true"], interval: 30s }
            """
        );
        (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay($"{project.Name}-db-1", "exited (4)");
        (await project.Container("web")).Status.ShouldBe("created");
    }

    [Fact]
    public async Task Completed_means_after_the_other_has_ended_well()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, depends_on: { init: { condition: service_completed_successfully } } }
              init: { image: "busybox:local", command: sleep 1 }
            """
        );
        await project.Compose("up", "-d");
        string.CompareOrdinal((await project.Container("init")).FinishedAt, (await project.Container("web")).StartedAt).ShouldBeNegative();
    }

    [Fact]
    public async Task A_bad_end_keeps_dependents_from_starting()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, depends_on: { init: { condition: service_completed_successfully } } }
              init: { image: "busybox:local", command: sh -c 'exit 3' }
            """
        );
        (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay("init", "didn't complete successfully: exit 3");
        (await project.Container("web")).Status.ShouldBe("created");
    }

    [Fact]
    public async Task A_dependency_that_is_not_required_may_fail()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                depends_on: { init: { condition: service_completed_successfully, required: false } }
              init: { image: "busybox:local", command: sh -c 'exit 3' }
            """
        );
        await project.Compose("up", "-d");
        (await project.Container("web")).Status.ShouldBe("running");
    }

    [Fact]
    public async Task A_dependency_that_is_not_required_may_be_of_a_profile_that_is_off()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, depends_on: { debug: { condition: service_started, required: false } } }
              debug: { image: "busybox:local", init: true, command: sleep 3600, profiles: [debug] }
            """
        );
        await project.Compose("up", "-d");
        (await project.Containers()).Select(container => container.Name).ShouldBe([$"{project.Name}-web-1"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_restart_carries_over_where_the_edge_says_so(bool restart)
    {
        await using var project = TestProject.Of(
            $$"""
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, depends_on: { db: { condition: service_started, restart: {{(
                restart ? "true" : "false"
            )}} } } }
              db: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        await project.Compose("up", "-d");
        var before = await project.Container("web");
        await project.Compose("restart", "db");
        var after = await project.Container("web");
        after.Id.ShouldBe(before.Id);
        (after.StartedAt != before.StartedAt).ShouldBe(restart);
    }

    [Fact]
    public async Task A_replaced_dependency_restarts_who_asked_for_it_and_replaces_nobody()
    {
        await using var project = TestProject.Of(
            """
            services:
              asks: { image: "busybox:local", init: true, command: sleep 3600, depends_on: { db: { condition: service_started, restart: true } } }
              does-not: { image: "busybox:local", init: true, command: sleep 3600, depends_on: [db] }
              db: { image: "busybox:local", init: true, command: sleep 3600, environment: { A: 1 } }
            """
        );
        await project.Compose("up", "-d");
        var (asks, doesNot) = (await project.Container("asks"), await project.Container("does-not"));
        project.Edit("A: 1", "A: 2");
        await project.Compose("up", "-d");
        (await project.Container("asks")).Id.ShouldBe(asks.Id);
        (await project.Container("asks")).StartedAt.ShouldNotBe(asks.StartedAt);
        (await project.Container("does-not")).StartedAt.ShouldBe(doesNot.StartedAt);
    }

    [Fact]
    public async Task Who_depends_is_stopped_first()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, depends_on: [db] }
              db: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        await project.Compose("up", "-d");
        await project.Compose("stop");
        string.CompareOrdinal((await project.Container("web")).FinishedAt, (await project.Container("db")).FinishedAt).ShouldBeNegative();
    }
}
