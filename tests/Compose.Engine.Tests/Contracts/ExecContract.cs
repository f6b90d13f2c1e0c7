using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Contracts;

/// <summary>Commands in running containers.</summary>
public abstract class ExecContract(EngineUnderTest under)
{
    private readonly IEngine engine = under.Engine;
    private readonly CancellationToken patience = under.Patience;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_command_reads_its_input_to_the_end_and_has_an_exit_code(bool tty)
    {
        var id = await under.RunAsync("exec-" + tty, "sleep 600");
        var exec = await engine.CreateExecAsync(
            id,
            new()
            {
                Cmd = ["sh", "-c", tty ? "echo $A; read l; echo $l; exit 4" : "echo $A; cat; echo bad >&2; pwd; exit 4"],
                AttachStdin = true,
                AttachStdout = true,
                AttachStderr = true,
                Tty = tty,
                Env = ["A=env"],
                WorkingDir = "/tmp",
                User = "nobody",
            },
            patience
        );
        await using (var stream = await engine.StartExecAsync(exec, tty, patience))
        {
            stream.IsMultiplexed.ShouldBe(!tty);
            await stream.WriteAsync("typed\n"u8.ToArray(), patience);
            if (!tty)
                await stream.CloseInputAsync(patience);
            var (stdout, stderr) = await under.ReadAsync(stream);
            // A terminal echoes input immediately, possibly before the command's first output.
            if (tty)
                stdout.Split("\r\n").Order().ShouldBe(["", "env", "typed", "typed"]);
            else
                stdout.ShouldBe("env\ntyped\n/tmp\n");
            stderr.ShouldBe(tty ? "" : "bad\n");
        }

        (await ExitCodeAsync(exec)).ShouldBe(4);
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_exits_with_126_or_127()
    {
        var id = await under.RunAsync("noexec", "sleep 600");
        var exec = await engine.CreateExecAsync(
            id,
            new()
            {
                Cmd = ["no-such-command"],
                AttachStdout = true,
                AttachStderr = true,
            },
            patience
        );
        await using (var stream = await engine.StartExecAsync(exec, tty: false, patience))
            $"{await under.ReadAsync(stream)}".ShouldContain("no-such-command");
        (await ExitCodeAsync(exec)).ShouldBeOneOf(126, 127);
        await under.RemoveAsync(id);
        (
            await EngineUnderTest.RefusedAsync(() => engine.CreateExecAsync(id, new() { Cmd = ["true"] }, patience))
        ).IsNotFound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_detached_command_runs_on_its_own()
    {
        var id = await under.RunAsync("detached", "sleep 600");
        var exec = await engine.CreateExecAsync(id, new() { Cmd = ["touch", "/tmp/done"], Detach = true }, patience);
        await engine.StartDetachedExecAsync(exec, patience);
        await under.BecomesTrueAsync(async () =>
        {
            try
            {
                return (await engine.StatPathAsync(id, "/tmp/done", patience)).Name == "done";
            }
            catch (EngineException error) when (error.IsNotFound)
            {
                return false;
            }
        });
        (await ExitCodeAsync(exec)).ShouldBe(0);
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        var id = await under.RunAsync("nonsense", "sleep 600");
        var empty = await EngineUnderTest.RefusedAsync(() => engine.CreateExecAsync(id, new() { Cmd = [] }, patience));
        (empty.IsInvalid, empty.Message).ShouldBe((true, "No exec command specified"));
        var missing = await EngineUnderTest.RefusedAsync(() => engine.InspectExecAsync(under.Name("no-exec"), patience));
        (missing.IsNotFound, missing.Message).ShouldBe((true, $"No such exec instance: {under.Name("no-exec")}"));
        await under.RemoveAsync(id);
    }

    private async Task<int?> ExitCodeAsync(string exec)
    {
        ExecInspect shown;
        do shown = await engine.InspectExecAsync(exec, patience);
        while (shown.Running);
        return shown.ExitCode;
    }
}
