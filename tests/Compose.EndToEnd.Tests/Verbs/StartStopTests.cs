using System.Globalization;
using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class StartStopTests
{
    private const string Two = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, depends_on: [db] }
          db: { image: "busybox:local", init: true, command: sleep 3600 }
        """;

    [Fact]
    public async Task Restart_by_name_of_a_service_nobody_has_is_refused()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        await project.Compose("up", "-d");
        (await project.TryCompose("-p", project.Name, "restart", "wbe")).ShouldFail().ShouldSay("no such service: wbe");
    }

    [Fact]
    public async Task Stop_and_start_keep_the_containers()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        var before = await project.Containers();
        await project.Compose("stop");
        (await project.Containers()).ShouldAllBe(container => container.Status == "exited");
        await project.Compose("stop");
        await project.Compose("start");
        (await project.Containers()).ShouldAllBe(container => container.Status == "running");
        await project.Compose("start");
        (await project.Containers()).Select(container => container.Id).ShouldBe(before.Select(container => container.Id));
    }

    [Fact]
    public async Task Stop_of_what_is_stopped_says_that_it_is()
    {
        await using var project = TestProject.Of("services: { one: { image: \"busybox:local\", command: \"true\" } }");
        await project.Compose("up");
        (await project.Compose("stop")).ShouldSay(
            $" Container {project.Name}-one-1 Stopping\n",
            $" Container {project.Name}-one-1 Stopped\n"
        );
    }

    [Fact]
    public async Task Restart_waits_until_what_a_dependent_needs_is_healthy_again()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, depends_on: { db: { condition: service_healthy, restart: true } } }
              db:
                image: busybox:local
                init: true
                command: sh -c 'rm -f /ok; sleep 2; touch /ok; sleep 3600'
                healthcheck: { test: test -e /ok, interval: 1s, retries: 30 }
            """
        );
        await project.Compose("up", "-d");
        (await project.Compose("restart", "db")).ShouldSay($" Container {project.Name}-db-1 Healthy\n");
        var (web, db) = (await project.Container("web"), await project.Container("db"));
        (
            DateTimeOffset.Parse(web.StartedAt, CultureInfo.InvariantCulture)
            - DateTimeOffset.Parse(db.StartedAt, CultureInfo.InvariantCulture)
        ).ShouldBeGreaterThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Stop_of_a_service_leaves_the_others_and_start_brings_what_it_needs()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        await project.Compose("stop", "web");
        (await project.Container("db")).Status.ShouldBe("running");
        await project.Compose("stop", "db");
        await project.Compose("start", "web");
        (await project.Containers()).ShouldAllBe(container => container.Status == "running");
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("kill")]
    public async Task What_comes_next_sees_what_has_ended(string verb)
    {
        await using var project = TestProject.Of(Two);
        for (var round = 0; round < 5; round++)
        {
            await project.Compose("up", "-d");
            await project.Compose(verb);
            (await project.Compose("ps", "--all", "--format", "{{.State}}")).Lines.ShouldBe(["exited", "exited"]);
        }
    }

    [Fact]
    public async Task Start_makes_nothing()
    {
        await using var project = TestProject.Of(Two);
        (await project.TryCompose("start")).ShouldExitWith(1);
        (await project.Containers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_signal_and_the_grace_are_those_written_down()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                command: sh -c 'trap "exit 21" USR1; echo ready; while :; do sleep 0.1; done'
                stop_signal: SIGUSR1
              deaf: { image: "busybox:local", command: sh -c 'trap "" TERM; while :; do sleep 0.1; done', stop_grace_period: 200ms }
            """
        );
        await project.Compose("up", "-d");
        await Eventually.BecomesTrueAsync("the trap is set", async () => (await project.Compose("logs", "web")).Output.Contains("ready"));
        await project.Compose("stop");
        (await project.Container("web")).ExitCode.ShouldBe(21);
        (await project.Container("deaf")).ExitCode.ShouldBe(137);
    }

    [Fact]
    public async Task Restart_revives_the_same_containers()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        var before = await project.Container("web");
        await project.Compose("stop", "web");
        await project.Compose("restart");
        var after = await project.Container("web");
        after.Id.ShouldBe(before.Id);
        after.Status.ShouldBe("running");
        after.StartedAt.ShouldNotBe(before.StartedAt);
    }

    [Fact]
    public async Task Pause_freezes_and_unpause_goes_on()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        await project.Compose("pause", "web");
        (await project.Container("web")).Status.ShouldBe("paused");
        (await project.Container("db")).Status.ShouldBe("running");
        (await project.TryCompose("pause", "web")).ShouldFail();
        await project.Compose("unpause", "web");
        (await project.Container("web")).Status.ShouldBe("running");
    }

    [Fact]
    public async Task Kill_ends_at_once_with_the_signal_that_was_asked_for()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", command: sh -c 'trap "exit 22" HUP; echo ready; while :; do sleep 0.1; done' }
              db: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        await project.Compose("up", "-d");
        await Eventually.BecomesTrueAsync("the trap is set", async () => (await project.Compose("logs", "web")).Output.Contains("ready"));
        await project.Compose("kill", "--signal", "HUP", "web");
        await project.UntilStatusAsync("web", "exited");
        (await project.Container("web")).ExitCode.ShouldBe(22);
        await project.Compose("kill", "db");
        await project.UntilStatusAsync("db", "exited");
        (await project.Container("db")).ExitCode.ShouldBe(137);
    }

    [Fact]
    public async Task Rm_takes_what_is_stopped_and_more_when_asked()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        await project.Compose("rm", "--force");
        (await project.Containers()).Count.ShouldBe(2);
        await project.Compose("stop", "web");
        // Engine 26.1 may answer the stop before updating its list.
        await Eventually.BecomesTrueAsync(
            "web is listed as stopped",
            async () => !(await project.Compose("ps", "--services", "--status", "running")).Lines.Contains("web")
        );
        await project.Compose("rm", "--force");
        (await project.Containers()).Select(container => container.Name).ShouldBe([$"{project.Name}-db-1"]);
        await project.Compose("rm", "--stop", "--force");
        (await project.Containers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_can_wait_until_it_is_healthy()
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
        await project.Compose("create");
        await project.Compose("start", "--wait");
        (await project.Container("web")).Health.ShouldBe("healthy");
    }

    [Fact]
    public async Task Stop_and_restart_wait_no_longer_than_asked()
    {
        await using var project = TestProject.Of(
            """
            services:
              deaf: { image: "busybox:local", stop_grace_period: 10m, command: sh -c 'trap "" TERM; while :; do sleep 0.1; done' }
            """
        );
        await project.Compose("up", "-d");
        var before = await project.Container("deaf");
        await project.Compose("restart", "--timeout", "0");
        var after = await project.Container("deaf");
        (after.Id, after.Status).ShouldBe((before.Id, "running"));
        after.StartedAt.ShouldNotBe(before.StartedAt);
        await project.Compose("stop", "--timeout", "0");
        (await project.Container("deaf")).ExitCode.ShouldBe(137);
    }

    [Fact]
    public async Task Restart_can_leave_alone_who_asked_to_be_restarted_too()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, depends_on: { db: { condition: service_started, restart: true } } }
              db: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        await project.Compose("up", "-d");
        var (web, db) = (await project.Container("web"), await project.Container("db"));
        await project.Compose("restart", "--no-deps", "db");
        (await project.Container("web")).StartedAt.ShouldBe(web.StartedAt);
        (await project.Container("db")).StartedAt.ShouldNotBe(db.StartedAt);
    }

    [Fact]
    public async Task Rm_takes_anonymous_volumes_when_asked_and_asks_first()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, volumes: [/data] }
            """
        );
        await project.Compose("up", "-d");
        var volume = (await project.Container("web")).MountAt("/data").Name!;
        // Without an answer to the question, nothing is removed.
        (await project.Compose("rm", "--stop")).Output.ShouldContain($"Going to remove {project.Name}-web-1");
        (await project.Containers()).Count.ShouldBe(1);
        await project.Compose("rm", "--stop", "--force", "--volumes");
        (await project.Containers()).ShouldBeEmpty();
        (await Engine.HasVolumeAsync(volume)).ShouldBeFalse();
    }

    [Fact]
    public async Task Kill_takes_one_offs_and_orphans_when_asked()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        project.Write("compose.yaml", "services: { web: { image: \"busybox:local\", init: true, command: sleep 3600 } }\n");
        await project.Compose("kill");
        await project.UntilStatusAsync("web", "exited");
        (await project.Container("db")).Status.ShouldBe("running");
        await project.Compose("kill", "--remove-orphans");
        await project.UntilStatusAsync("db", "exited");
    }
}
