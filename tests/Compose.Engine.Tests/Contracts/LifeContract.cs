using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Contracts;

/// <summary>Container lifecycle.</summary>
public abstract class LifeContract(EngineUnderTest under)
{
    private readonly IEngine engine = under.Engine;
    private readonly CancellationToken patience = under.Patience;

    [Fact]
    public async Task A_container_lives_through_all_its_states()
    {
        var name = under.Name("life");
        // Avoids a loop of short-lived processes: runc fails to freeze a container that keeps forking ("unable to freeze").
        var id = await under.RunAsync("life", "trap 'exit 5' TERM; sleep 1000 & wait");
        await engine.StartContainerAsync(id, patience);
        (await under.StatusAsync(id)).ShouldBe(ContainerStatus.Running);

        await engine.PauseContainerAsync(id, patience);
        (await under.StatusAsync(id)).ShouldBe(ContainerStatus.Paused);
        (await EngineUnderTest.RefusedAsync(() => engine.PauseContainerAsync(id, patience))).IsConflict.ShouldBeTrue();
        await engine.UnpauseContainerAsync(id, patience);

        await engine.StopContainerAsync(id, 10, patience);
        await engine.StopContainerAsync(id, null, patience);
        (await engine.InspectContainerAsync(id, patience)).State.ExitCode.ShouldBe(5);
        (await EngineUnderTest.RefusedAsync(() => engine.KillContainerAsync(id, "HUP", patience))).IsConflict.ShouldBeTrue();

        await engine.RestartContainerAsync(id, 0, patience);
        await engine.RenameContainerAsync(id, name + "-2", patience);
        (await EngineUnderTest.RefusedAsync(() => engine.InspectContainerAsync(name, patience))).IsNotFound.ShouldBeTrue();
        var listed = (await engine.ListContainersAsync(under.Own.Name(name), all: false, patience)).ShouldHaveSingleItem();
        (listed.Name, listed.State, listed.Image).ShouldBe((name + "-2", ContainerStatus.Running, EngineUnderTest.Image));

        await under.RemoveAsync(id);
        (await EngineUnderTest.RefusedAsync(() => engine.RemoveContainerAsync(id, false, false, patience))).IsNotFound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_state_that_does_not_allow_a_call_refuses_it()
    {
        var id = await under.CreateAsync("state", under.Shell("sleep 600"));
        foreach (
            var call in (Func<Task>[])
                [
                    () => engine.PauseContainerAsync(id, patience),
                    () => engine.KillContainerAsync(id, null, patience),
                    () => engine.CreateExecAsync(id, new() { Cmd = ["true"] }, patience),
                    () => engine.TopContainerAsync(id, patience),
                ]
        )
        {
            var error = await EngineUnderTest.RefusedAsync(call);
            error.IsConflict.ShouldBeTrue(error.Message);
            error.Message.ShouldEndWith($"ontainer {id} is not running");
        }

        ((int?)(await EngineUnderTest.RefusedAsync(() => engine.UnpauseContainerAsync(id, patience))).Status).ShouldBe(500);
        await engine.StartContainerAsync(id, patience);
        (
            await EngineUnderTest.RefusedAsync(() => engine.RemoveContainerAsync(id, false, force: false, patience))
        ).IsConflict.ShouldBeTrue();
        await engine.PauseContainerAsync(id, patience);
        foreach (
            var call in (Func<Task>[])
                [
                    () => engine.StartContainerAsync(id, patience),
                    () => engine.RemoveContainerAsync(id, false, force: false, patience),
                    () => engine.CreateExecAsync(id, new() { Cmd = ["true"] }, patience),
                ]
        )
            (await EngineUnderTest.RefusedAsync(call)).IsConflict.ShouldBeTrue();
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task A_program_that_the_image_does_not_have_cannot_be_started()
    {
        var id = await under.CreateAsync("no-program", under.Shell("") with { Cmd = ["no-such-program"] });
        var error = await EngineUnderTest.RefusedAsync(() => engine.StartContainerAsync(id, patience));
        error.IsInvalid.ShouldBeTrue();
        error.Message.ShouldContain("exec: \"no-such-program\": executable file not found in $PATH");
        var state = (await engine.InspectContainerAsync(id, patience)).State;
        (state.Status, state.ExitCode, state.StartedAt).ShouldBe((ContainerStatus.Created, 127, null));
        state.Error.ShouldNotBeNull().ShouldContain("no-such-program");
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task What_does_not_hear_the_stop_signal_is_killed()
    {
        var id = await under.RunAsync("unhearing", "sleep 600");
        await engine.StopContainerAsync(id, 0, patience);
        (await engine.InspectContainerAsync(id, patience)).State.ShouldSatisfyAllConditions(
            state => (state.Status, state.ExitCode, state.Running, state.Pid).ShouldBe((ContainerStatus.Exited, 137, false, 0)),
            state => state.FinishedAt.ShouldNotBeNull().ShouldBeGreaterThan(state.StartedAt.ShouldNotBeNull())
        );
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task A_signal_is_what_the_process_makes_of_it()
    {
        var id = await under.RunAsync("signal", "trap 'exit 7' USR1; echo ready; sleep 1000 & wait");
        await ReadyAsync(id);
        var wait = await engine.WaitContainerAsync(id, WaitCondition.NotRunning, patience);
        await engine.KillContainerAsync(id, "SIGUSR1", patience);
        (await wait.Exit).StatusCode.ShouldBe(7);
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task The_exit_code_of_a_container_that_removes_itself_is_not_lost()
    {
        var id = await under.CreateAsync("auto", under.Shell("exit 9") with { HostConfig = new() { AutoRemove = true } });
        var wait = await engine.WaitContainerAsync(id, WaitCondition.Removed, patience);
        await engine.StartContainerAsync(id, patience);
        (await wait.Exit).StatusCode.ShouldBe(9);
        (
            await EngineUnderTest.RefusedAsync(() => engine.WaitContainerAsync(id, WaitCondition.NotRunning, patience))
        ).IsNotFound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_wait_for_what_does_not_run_is_over_and_one_for_the_next_exit_is_not()
    {
        var id = await under.CreateAsync("waits", under.Shell("exit 4"));
        var idle = await engine.WaitContainerAsync(id, WaitCondition.NotRunning, patience);
        (await idle.Exit).StatusCode.ShouldBe(0);
        var next = await engine.WaitContainerAsync(id, WaitCondition.NextExit, patience);
        next.Exit.IsCompleted.ShouldBeFalse();
        await engine.StartContainerAsync(id, patience);
        (await next.Exit).StatusCode.ShouldBe(4);
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task A_wait_is_ended_by_cancellation()
    {
        var id = await under.RunAsync("wait", "sleep 600");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience);
        var wait = await engine.WaitContainerAsync(id, WaitCondition.NextExit, stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => wait.Exit);
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task A_restart_policy_brings_back_what_fails_and_leaves_what_is_stopped()
    {
        var id = await under.CreateAsync(
            "again",
            under.Shell("exit 1") with
            {
                HostConfig = new()
                {
                    RestartPolicy = new() { Name = "on-failure", MaximumRetryCount = 2 },
                },
            }
        );
        await engine.StartContainerAsync(id, patience);
        await under.BecomesTrueAsync(async () => await under.StatusAsync(id) == ContainerStatus.Exited);
        (await engine.InspectContainerAsync(id, patience)).ShouldSatisfyAllConditions(container =>
            (container.RestartCount, container.State.ExitCode).ShouldBe((2, 1))
        );
        await under.RemoveAsync(id);

        var always = await under.CreateAsync(
            "always",
            under.Shell("sleep 600") with
            {
                HostConfig = new() { RestartPolicy = new() { Name = "always" } },
            }
        );
        await engine.StartContainerAsync(always, patience);
        await engine.StopContainerAsync(always, 0, patience);
        (await under.StatusAsync(always)).ShouldBe(ContainerStatus.Exited);
        await under.RemoveAsync(always);
    }

    [Fact]
    public async Task Anonymous_volumes_go_with_their_container_when_that_is_asked()
    {
        var id = await under.CreateAsync("anonymous", under.Shell("true") with { Volumes = ["/data"] });
        var volume = (await engine.InspectContainerAsync(id, patience)).Mounts.ShouldHaveSingleItem().Name.ShouldNotBeNull();
        await engine.RemoveContainerAsync(id, volumes: false, force: true, patience);
        (await engine.InspectVolumeAsync(volume, patience)).Name.ShouldBe(volume);
        await engine.RemoveVolumeAsync(volume, force: false, patience);

        id = await under.CreateAsync("anonymous", under.Shell("true") with { Volumes = ["/data"] });
        volume = (await engine.InspectContainerAsync(id, patience)).Mounts.ShouldHaveSingleItem().Name.ShouldNotBeNull();
        await under.RemoveAsync(id);
        (await EngineUnderTest.RefusedAsync(() => engine.InspectVolumeAsync(volume, patience))).IsNotFound.ShouldBeTrue();
    }

    /// <summary>Waits for output of a container, which shows that its traps are set.</summary>
    private async Task ReadyAsync(string id)
    {
        await using var logs = await engine.ContainerLogsAsync(id, new() { Follow = true }, patience);
        (await logs.ReadAsync(new byte[64], patience)).Count.ShouldBeGreaterThan(0);
    }
}
