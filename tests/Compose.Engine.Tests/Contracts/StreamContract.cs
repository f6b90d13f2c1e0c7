using System.Text;
using Compose.Engine.Contract;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Contracts;

/// <summary>Container input and output.</summary>
public abstract class StreamContract(EngineUnderTest under)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(20);
    private readonly IEngine engine = under.Engine;
    private readonly CancellationToken patience = under.Patience;

    [Fact]
    public async Task Output_comes_back_after_input_has_ended()
    {
        var body = under.Shell("cat; echo problem >&2; exit 3") with { OpenStdin = true, StdinOnce = true, AttachStdin = true };
        var id = await under.CreateAsync("cat", body);
        await using var stream = await engine.AttachContainerAsync(id, new() { Stdin = true }, patience);
        var wait = await engine.WaitContainerAsync(id, WaitCondition.NextExit, patience);
        await engine.StartContainerAsync(id, patience);
        var sent = new string('x', 300_000) + "\n";
        using var input = new MemoryStream(Encoding.ASCII.GetBytes(sent));
        var sending = stream.CopyInputFromAsync(input, patience);
        (await under.ReadAsync(stream)).ShouldBe((sent, "problem\n"));
        await sending;
        (await wait.Exit).StatusCode.ShouldBe(3);
    }

    [Fact]
    public async Task Input_that_nobody_reads_any_more_is_no_failure()
    {
        var id = await under.CreateAsync("deaf", under.Shell("exit 8") with { OpenStdin = true, StdinOnce = true, AttachStdin = true });
        await using var stream = await engine.AttachContainerAsync(id, new() { Stdin = true }, patience);
        var wait = await engine.WaitContainerAsync(id, WaitCondition.NextExit, patience);
        await engine.StartContainerAsync(id, patience);
        using var input = new MemoryStream(new byte[20_000_000]);
        var sending = stream.CopyInputFromAsync(input, patience);
        (await under.ReadAsync(stream)).ShouldBe(("", ""));
        await stream.DisposeAsync();
        await sending.WaitAsync(Moment);
        (await wait.Exit).StatusCode.ShouldBe(8);
    }

    [Fact]
    public async Task A_terminal_is_one_stream_without_frames()
    {
        var id = await under.CreateAsync(
            "tty",
            under.Shell("read line; echo got $line; stty size") with
            {
                Tty = true,
                OpenStdin = true,
                AttachStdin = true,
            }
        );
        await using var stream = await engine.AttachContainerAsync(id, new() { Stdin = true, Tty = true }, patience);
        stream.IsMultiplexed.ShouldBeFalse();
        await engine.StartContainerAsync(id, patience);
        await engine.ResizeContainerAsync(id, new(Columns: 77, Rows: 33), patience);
        await stream.WriteAsync("hello\r"u8.ToArray(), patience);
        var (stdout, stderr) = await under.ReadAsync(stream);
        stdout.ShouldContain("got hello\r\n33 77\r\n");
        stderr.ShouldBe("");
    }

    [Fact]
    public async Task Leaving_a_stream_ends_a_read_that_waits()
    {
        var id = await under.RunAsync("leave", "sleep 600");
        var stream = await engine.AttachContainerAsync(id, new(), patience);
        var reading = stream.ReadAsync(new byte[10], patience).AsTask();
        await stream.DisposeAsync();
        await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).WaitAsync(Moment);

        using var stop = new CancellationTokenSource();
        await using var logs = await engine.ContainerLogsAsync(id, new() { Follow = true }, patience);
        reading = logs.ReadAsync(new byte[10], stop.Token).AsTask();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => reading.WaitAsync(Moment));
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task Logs_are_followed_to_the_end_and_can_be_cut()
    {
        var id = await under.RunAsync("logs", "echo one; echo two >&2; sleep 0.2; echo three");
        await using (var following = await engine.ContainerLogsAsync(id, new() { Follow = true }, patience))
        {
            await under.PassAsync(TimeSpan.FromSeconds(1));
            (await under.ReadAsync(following)).ShouldBe(("one\nthree\n", "two\n"));
        }

        (await LogsAsync(id, new() { Tail = 1 })).ShouldBe(("three\n", ""));
        (await LogsAsync(id, new() { Tail = 0 })).ShouldBe(("", ""));
        (await LogsAsync(id, new() { Stdout = false })).ShouldBe(("", "two\n"));
        (await LogsAsync(id, new() { Timestamps = true, Stderr = false })).Stdout.Split('\n')[0].ShouldMatch(@"^\d{4}-\d\d-\d\dT\S+Z one$");
        (await LogsAsync(id, new() { Since = DateTimeOffset.UnixEpoch })).ShouldBe(("one\nthree\n", "two\n"));
        // A minute later: on a busy engine the last line's timestamp is after the exit.
        var later = (await engine.InspectContainerAsync(id, patience)).State.FinishedAt?.AddMinutes(1);
        (await LogsAsync(id, new() { Since = later })).ShouldBe(("", ""));
    }

    [Fact]
    public async Task Logs_of_every_life_stay_and_an_attachment_shows_only_what_comes()
    {
        var id = await under.RunAsync("lives", "echo again; exit 1");
        await under.BecomesTrueAsync(async () => await under.StatusAsync(id) == "exited");
        await using var stream = await engine.AttachContainerAsync(id, new(), patience);
        await engine.StartContainerAsync(id, patience);
        (await under.ReadAsync(stream)).ShouldBe(("again\n", ""));
        await under.BecomesTrueAsync(async () => await LogsAsync(id, new()) == ("again\nagain\n", ""));
        await under.RemoveAsync(id);
    }

    private async Task<(string Stdout, string Stderr)> LogsAsync(string id, LogOptions options)
    {
        await using var stream = await engine.ContainerLogsAsync(id, options, patience);
        return await under.ReadAsync(stream);
    }
}
