using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

/// <summary>Changes by others to containers that an attached up watches.</summary>
[Trait("Category", "Engine")]
public sealed class AttachedLifeTests
{
    // Each run of the container writes a line of its own.
    private const string Server = """
        services:
          server:
            image: busybox:local
            init: true
            command: sh -c 'echo life $$(cut -d " " -f 22 /proc/1/stat); exec sleep 3600'
        """;

    [Fact]
    public async Task A_restart_by_another_client_is_no_end()
    {
        await using var project = TestProject.Of(Server);
        await using var up = project.Start("up");
        await UntilLivesAsync(up, 1);
        var id = (await project.Container("server")).Id;
        for (var lives = 2; lives <= 5; lives++)
        {
            await Engine.Client.Containers.RestartContainerAsync(id, new() { WaitBeforeKillSeconds = 5 });
            await UntilLivesAsync(up, lives);
        }

        up.SendInterrupt();
        (await up.EndAsync()).ShouldExitWith(130);
        Lives(up).Length.ShouldBe(5);
        (await project.Container("server")).Status.ShouldBe("exited");
    }

    [Fact]
    public async Task A_restart_from_another_terminal_is_no_end()
    {
        await using var project = TestProject.Of(Server);
        await using var up = project.Start("up");
        await UntilLivesAsync(up, 1);
        await project.Compose("restart", "server");
        await UntilLivesAsync(up, 2);
        up.Output.ShouldContain("server-1 exited with code 143 (restarting)");
        up.SendInterrupt();
        (await up.EndAsync()).ShouldExitWith(130);
    }

    [Fact]
    public async Task A_container_in_the_place_of_another_is_followed_on()
    {
        await using var project = TestProject.Of(Server);
        await using var up = project.Start("up");
        await UntilLivesAsync(up, 1);
        await project.Compose("up", "-d", "--force-recreate");
        await UntilLivesAsync(up, 2);
        up.SendInterrupt();
        (await up.EndAsync()).ShouldExitWith(130);
        (await project.Container("server")).Status.ShouldBe("exited");
    }

    [Fact]
    public async Task It_ends_when_the_last_container_is_stopped_by_somebody_else()
    {
        await using var project = TestProject.Of(Server);
        await using var up = project.Start("up");
        await UntilLivesAsync(up, 1);
        await project.Compose("stop");
        (await up.EndAsync()).ShouldExitWith(0).Output.ShouldContain("server-1 exited with code 143");
    }

    [Fact]
    public async Task It_ends_when_the_last_container_is_removed_by_somebody_else()
    {
        await using var project = TestProject.Of(Server);
        await using var up = project.Start("up");
        await UntilLivesAsync(up, 1);
        await project.Compose("down");
        (await up.EndAsync()).ShouldExitWith(0);
    }

    [Fact]
    public async Task A_container_that_is_stopped_while_it_waits_to_be_restarted_has_ended()
    {
        await using var project = TestProject.Of(
            """
            services:
              server: { image: "busybox:local", restart: always, command: sh -c 'echo tried; exit 3' }
            """
        );
        await using var up = project.Start("up");
        await up.UntilSaidAsync("exited with code 3 (restarting)");
        // The pause between attempts grows: sooner or later the stop falls into it.
        await Eventually.BecomesTrueAsync(
            "the pauses are long",
            async () => (await project.Container("server")).Inspected.RestartCount >= 5
        );
        await project.UntilStatusAsync("server", "restarting");
        await project.Compose("stop");
        (await up.EndAsync()).ShouldExitWith(0);
    }

    [Fact]
    public async Task The_end_of_what_it_replaces_itself_does_not_end_it()
    {
        await using var project = TestProject.Of(
            """
            services:
              job: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        await project.Compose("up", "-d");
        project.Edit("sleep 3600", "sh -c 'echo replaced; exit 6'");
        var up = (await project.TryCompose("up", "--abort-on-container-exit")).ShouldExitWith(6);
        up.Output.ShouldContain("| replaced");
    }

    [Fact]
    public async Task A_second_interrupt_kills_what_does_not_want_to_stop()
    {
        await using var project = TestProject.Of(
            """
            services:
              deaf:
                image: busybox:local
                stop_grace_period: 10m
                command: sh -c 'trap "echo not listening" TERM; echo at work; while :; do sleep 0.1; done'
            """
        );
        await using var up = project.Start("up");
        await up.UntilSaidAsync("| at work");
        up.SendInterrupt();
        await up.UntilSaidAsync("press Ctrl+C again to force");
        await up.UntilSaidAsync("| not listening");
        up.SendInterrupt();
        (await up.EndAsync()).ShouldExitWith(130);
        (await project.Container("deaf")).ExitCode.ShouldBe(137);
    }

    [Fact]
    public async Task The_grace_that_was_asked_for_goes_before_the_one_written_down()
    {
        await using var project = TestProject.Of(
            """
            services:
              deaf:
                image: busybox:local
                stop_grace_period: 10m
                command: sh -c 'trap "" TERM; echo at work; while :; do sleep 0.1; done'
            """
        );
        await using var up = project.Start("up", "--timeout", "1");
        await up.UntilSaidAsync("| at work");
        up.SendInterrupt();
        (await up.EndAsync()).ShouldExitWith(130);
        (await project.Container("deaf")).ExitCode.ShouldBe(137);
    }

    private static string[] Lives(RunningCommand up) =>
        [.. up.Output.Split('\n').Where(line => line.Contains("| life", StringComparison.Ordinal))];

    private static Task UntilLivesAsync(RunningCommand up, int count) =>
        Eventually.BecomesTrueAsync($"{count} lives are shown by\n{up.Output}{up.Error}", () => Task.FromResult(Lives(up).Length == count));
}
