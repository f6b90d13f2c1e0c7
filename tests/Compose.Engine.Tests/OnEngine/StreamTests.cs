using System.Text;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.OnEngine;

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class StreamTests(EngineFixture fixture)
{
    private readonly EngineClient engine = fixture.Engine;
    private readonly CancellationToken patience = fixture.Patience;

    [Fact]
    public async Task Output_comes_back_after_input_has_ended()
    {
        var body = fixture.Shell("cat; echo problem >&2; exit 3") with { OpenStdin = true, StdinOnce = true, AttachStdin = true };
        var id = (await engine.CreateContainerAsync(fixture.Name("cat"), body, null, patience)).Id;
        await using var stream = await engine.AttachContainerAsync(id, new() { Stdin = true }, patience);
        var wait = await engine.WaitContainerAsync(id, WaitCondition.NextExit, patience);
        await engine.StartContainerAsync(id, patience);
        var sent = new string('x', 300_000) + "\n";
        using var input = new MemoryStream(Encoding.ASCII.GetBytes(sent));
        var sending = stream.CopyInputFromAsync(input, patience);
        (await ReadAsync(stream)).ShouldBe((sent, "problem\n"));
        await sending;
        (await wait.Exit).StatusCode.ShouldBe(3);
    }

    [Fact]
    public async Task Input_that_nobody_reads_any_more_is_no_failure()
    {
        var body = fixture.Shell("exit 8") with { OpenStdin = true, StdinOnce = true, AttachStdin = true };
        var id = (await engine.CreateContainerAsync(fixture.Name("deaf"), body, null, patience)).Id;
        await using var stream = await engine.AttachContainerAsync(id, new() { Stdin = true }, patience);
        var wait = await engine.WaitContainerAsync(id, WaitCondition.NextExit, patience);
        await engine.StartContainerAsync(id, patience);
        using var input = new MemoryStream(new byte[20_000_000]);
        var sending = stream.CopyInputFromAsync(input, patience);
        (await ReadAsync(stream)).ShouldBe(("", ""));
        await stream.DisposeAsync();
        await sending.WaitAsync(TimeSpan.FromSeconds(20));
        (await wait.Exit).StatusCode.ShouldBe(8);
    }

    [Fact]
    public async Task A_terminal_is_one_stream_without_frames()
    {
        var body = fixture.Shell("read line; echo got $line; stty size") with { Tty = true, OpenStdin = true, AttachStdin = true };
        var id = (await engine.CreateContainerAsync(fixture.Name("tty"), body, null, patience)).Id;
        await using var stream = await engine.AttachContainerAsync(id, new() { Stdin = true, Tty = true }, patience);
        stream.IsMultiplexed.ShouldBeFalse();
        await engine.StartContainerAsync(id, patience);
        await engine.ResizeContainerAsync(id, new(Columns: 77, Rows: 33), patience);
        await stream.WriteAsync("hello\r"u8.ToArray(), patience);
        var (stdout, stderr) = await ReadAsync(stream);
        stdout.ShouldContain("got hello\r\n33 77\r\n");
        stderr.ShouldBe("");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_command_reads_its_input_to_the_end_and_has_an_exit_code(bool tty)
    {
        var id = await fixture.RunAsync("exec-" + tty, "sleep 600");
        var exec = await engine.CreateExecAsync(id, new()
        {
            Cmd = ["sh", "-c", tty ? "echo $A; read l; echo $l; exit 4" : "echo $A; cat; echo bad >&2; pwd; exit 4"],
            AttachStdin = true,
            AttachStdout = true,
            AttachStderr = true,
            Tty = tty,
            Env = ["A=env"],
            WorkingDir = "/tmp",
            User = "nobody",
        }, patience);
        await using (var stream = await engine.StartExecAsync(exec, tty, patience))
        {
            stream.IsMultiplexed.ShouldBe(!tty);
            await stream.WriteAsync("typed\n"u8.ToArray(), patience);
            if (!tty)
                await stream.CloseInputAsync(patience);
            var (stdout, stderr) = await ReadAsync(stream);
            // A terminal shows what is typed when it is typed, which may be before the command has said anything.
            if (tty)
                stdout.Split("\r\n").Order().ShouldBe(["", "env", "typed", "typed"]);
            else
                stdout.ShouldBe("env\ntyped\n/tmp\n");
            stderr.ShouldBe(tty ? "" : "bad\n");
        }
        (await ExitCodeAsync(exec)).ShouldBe(4);
        await engine.RemoveContainerAsync(id, false, force: true, patience);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_exits_with_126_or_127()
    {
        var id = await fixture.RunAsync("noexec", "sleep 600");
        var exec = await engine.CreateExecAsync(id, new() { Cmd = ["no-such-command"], AttachStdout = true, AttachStderr = true }, patience);
        await using (var stream = await engine.StartExecAsync(exec, tty: false, patience))
            $"{await ReadAsync(stream)}".ShouldContain("no-such-command");
        (await ExitCodeAsync(exec)).ShouldBeOneOf(126, 127);
        await engine.RemoveContainerAsync(id, false, force: true, patience);
        (await Should.ThrowAsync<EngineException>(() => engine.CreateExecAsync(id, new() { Cmd = ["true"] }, patience))).IsNotFound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_detached_command_runs_on_its_own()
    {
        var id = await fixture.RunAsync("detached", "while [ ! -e /tmp/done ]; do sleep 0.05; done; exit 6");
        var wait = await engine.WaitContainerAsync(id, WaitCondition.NotRunning, patience);
        var exec = await engine.CreateExecAsync(id, new() { Cmd = ["touch", "/tmp/done"], Detach = true }, patience);
        await engine.StartDetachedExecAsync(exec, patience);
        (await wait.Exit).StatusCode.ShouldBe(6);
    }

    [Fact]
    public async Task Leaving_a_stream_ends_a_read_that_waits()
    {
        var id = await fixture.RunAsync("leave", "sleep 600");
        var stream = await engine.AttachContainerAsync(id, new(), patience);
        var reading = stream.ReadAsync(new byte[10], patience).AsTask();
        await stream.DisposeAsync();
        await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).WaitAsync(TimeSpan.FromSeconds(20));

        using var stop = new CancellationTokenSource();
        await using var logs = await engine.ContainerLogsAsync(id, new() { Follow = true }, patience);
        reading = logs.ReadAsync(new byte[10], stop.Token).AsTask();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => reading.WaitAsync(TimeSpan.FromSeconds(20)));
        await engine.RemoveContainerAsync(id, false, force: true, patience);
    }

    [Fact]
    public async Task Logs_are_followed_to_the_end_and_can_be_cut()
    {
        var id = await fixture.RunAsync("logs", "echo one; echo two >&2; sleep 0.2; echo three");
        (await LogsAsync(id, new() { Follow = true })).ShouldBe(("one\nthree\n", "two\n"));
        (await LogsAsync(id, new() { Tail = 1 })).ShouldBe(("three\n", ""));
        (await LogsAsync(id, new() { Tail = 0 })).ShouldBe(("", ""));
        (await LogsAsync(id, new() { Stdout = false })).ShouldBe(("", "two\n"));
        (await LogsAsync(id, new() { Timestamps = true, Stderr = false })).Stdout.Split('\n')[0].ShouldMatch(@"^\d{4}-\d\d-\d\dT\S+Z one$");
        (await LogsAsync(id, new() { Since = DateTimeOffset.UnixEpoch })).ShouldBe(("one\nthree\n", "two\n"));
        // A minute on: on a busy engine the last line is stamped after the end.
        var later = (await engine.InspectContainerAsync(id, patience)).State.FinishedAt?.AddMinutes(1);
        (await LogsAsync(id, new() { Since = later })).ShouldBe(("", ""));
    }

    private async Task<(string Stdout, string Stderr)> LogsAsync(string id, LogOptions options)
    {
        await using var stream = await engine.ContainerLogsAsync(id, options, patience);
        return await ReadAsync(stream);
    }

    private async Task<(string Stdout, string Stderr)> ReadAsync(ContainerStream stream)
    {
        using MemoryStream stdout = new(), stderr = new();
        await stream.CopyOutputToAsync(stdout, stderr, patience);
        return (Encoding.UTF8.GetString(stdout.ToArray()), Encoding.UTF8.GetString(stderr.ToArray()));
    }

    private async Task<int?> ExitCodeAsync(string exec)
    {
        ExecInspect shown;
        do
            shown = await engine.InspectExecAsync(exec, patience);
        while (shown.Running);
        return shown.ExitCode;
    }
}
