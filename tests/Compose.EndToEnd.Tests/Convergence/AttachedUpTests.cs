using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

[Trait("Category", "Engine")]
public sealed class AttachedUpTests
{
    [Fact]
    public async Task The_output_of_every_container_is_shown_with_its_origin()
    {
        await using var project = TestProject.Of(
            """
            services:
              one: { image: "busybox:local", command: [echo, first words] }
              three: { image: "busybox:local", command: [echo, last words] }
            """
        );
        var up = await project.Compose("up");
        up.Lines.ShouldContain(line => line.Contains("one-1") && line.EndsWith("| first words"));
        up.Lines.ShouldContain(line => line.Contains("three-1") && line.EndsWith("| last words"));
        up.ToString().ShouldContain("one-1 exited with code 0");
    }

    [Fact]
    public async Task The_exit_code_can_be_that_of_a_service()
    {
        await using var project = TestProject.Of(
            """
            services:
              job: { image: "busybox:local", command: sh -c 'exit 7' }
              server: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        (await project.TryCompose("up", "--exit-code-from", "job")).ShouldExitWith(7);
        (await project.Container("server")).Status.ShouldBe("exited");
    }

    [Fact]
    public async Task The_first_container_that_ends_can_end_all()
    {
        await using var project = TestProject.Of(
            """
            services:
              job: { image: "busybox:local", command: "true" }
              server: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        await project.Compose("up", "--abort-on-container-exit");
        (await project.Container("server")).Status.ShouldBe("exited");
    }

    [Fact]
    public async Task A_failure_can_end_all_while_a_good_end_does_not()
    {
        await using var project = TestProject.Of(
            """
            services:
              good: { image: "busybox:local", command: "true" }
              bad: { image: "busybox:local", command: sh -c 'exit 5', depends_on: { good: { condition: service_completed_successfully } } }
              server: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        (await project.TryCompose("up", "--abort-on-container-failure")).ShouldExitWith(5);
        (await project.Container("server")).Status.ShouldBe("exited");
    }

    [Fact]
    public async Task An_interrupt_stops_the_containers_and_is_the_exit_code()
    {
        await using var project = TestProject.Of(
            """
            services:
              server: { image: "busybox:local", init: true, command: sh -c 'echo at work; sleep 3600' }
            """
        );
        await using var up = project.Start("up");
        await up.UntilSaidAsync("at work");
        up.SendInterrupt();
        (await up.EndAsync()).ShouldExitWith(130);
        (await project.Container("server")).Status.ShouldBe("exited");
    }

    [Fact]
    public async Task Ctrl_C_at_a_terminal_stops_the_containers_and_leaves_the_terminal_as_it_was()
    {
        await using var project = TestProject.Of(
            """
            services:
              server: { image: "busybox:local", init: true, command: sh -c 'echo at work; sleep 3600' }
            """
        );
        await using var up = project.StartInTerminal("up");
        await up.UntilSeenAsync("at work");
        await up.PressCtrlCAsync();
        (await up.EndAsync()).ShouldBe(130);
        up.IsAsItWas().ShouldBeTrue();
        (await project.Container("server")).Status.ShouldBe("exited");
    }

    [Fact]
    public async Task An_interrupt_of_a_named_service_leaves_its_dependencies_running()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sh -c 'echo at work; sleep 3600', depends_on: [db] }
              db: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        await using var up = project.Start("up", "web");
        await up.UntilSaidAsync("at work");
        up.SendInterrupt();
        await up.EndAsync();
        (await project.Container("web")).Status.ShouldBe("exited");
        (await project.Container("db")).Status.ShouldBe("running");
    }

    [Fact]
    public async Task The_output_of_a_container_its_policy_restarts_goes_on_and_none_is_shown_twice()
    {
        await using var project = TestProject.Of(
            """
            services:
              server:
                image: busybox:local
                restart: on-failure
                command:
                  - sh
                  - -c
                  - rm -f /tmp/end; echo round $$(cut -c1-9 /proc/uptime); until test -f /tmp/end; do sleep 0.1; done; exit 1
            """
        );
        await using var up = project.Start("up");
        await up.UntilSaidAsync("| round");
        // A container may write before the engine reports it as running.
        await project.UntilStatusAsync("server", "running");
        await project.Compose("exec", "-T", "server", "touch", "/tmp/end");
        string[] Rounds() => [.. up.Output.Split('\n').Where(line => line.Contains("| round", StringComparison.Ordinal))];
        await Eventually.BecomesTrueAsync("another round is shown", () => Task.FromResult(Rounds().Distinct().Count() == 2));
        up.SendInterrupt();
        await up.EndAsync();
        Rounds().Length.ShouldBe(2);
    }
}
