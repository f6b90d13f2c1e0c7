using Compose.Cli.Hosting;
using Compose.Engine.Contract;
using Compose.Engine.Streams;

namespace Compose.Cli.Terminal.Sessions;

/// <summary>How a session ended.</summary>
internal enum SessionEnd
{
    /// <summary>The other side ended.</summary>
    Ended,

    /// <summary>The user detached with the detach keys; the other side continues.</summary>
    Detached,
}

/// <summary>Connects our standard streams to those of a container or a command in one (exec, attach, run).</summary>
internal sealed record Session(Host Host, ContainerStream Stream)
{
    /// <summary>Whether the other side has a terminal: ours is made raw, and its size is forwarded.</summary>
    public bool Tty { get; init; }

    /// <summary>Whether our input is forwarded.</summary>
    public bool Stdin { get; init; }

    public DetachKeys? DetachKeys { get; init; }

    /// <summary>Sends the size of our terminal to the other side; only with a terminal.</summary>
    public Func<TerminalSize, CancellationToken, Task>? Resize { get; init; }

    /// <summary>Connects until the output ends or the user detaches.</summary>
    public async Task<SessionEnd> RunAsync(CancellationToken cancellationToken)
    {
        using var raw = Tty && Stdin ? RawTerminal.Enter(Host) : null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var resizing = Tty && Host.Terminal.Out && Resize is { } resize ? SizeFollower.Begin(Host, resize, stop.Token) : null;
        var output = Stream.CopyOutputToAsync(Host.Streams.Out, Host.Streams.Err, stop.Token);
        if (!Stdin)
        {
            await output.ConfigureAwait(false);
            return SessionEnd.Ended;
        }

        var input = SendInputAsync(stop.Token);
        var first = await Task.WhenAny(output, input).ConfigureAwait(false);
        if (first == input && await input.ConfigureAwait(false) == SessionEnd.Detached)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            return SessionEnd.Detached;
        }

        // The end of input does not end the output.
        await output.ConfigureAwait(false);
        return SessionEnd.Ended;
    }

    private async Task<SessionEnd> SendInputAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        var detector = Tty ? DetachKeys?.Watch() : null;
        var passed = new byte[buffer.Length + (DetachKeys?.Sequence.Length ?? 0)];
        try
        {
            while (true)
            {
                // A read from a terminal cannot be cancelled; it is abandoned when the session ends.
                var count = await Task.Run(() => Host.Streams.In.Read(buffer), cancellationToken).ConfigureAwait(false);
                if (count == 0)
                    break;
                if (detector is null)
                {
                    await Stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                    continue;
                }

                var detached = detector.Take(buffer.AsSpan(0, count), passed, out var going);
                if (going > 0)
                    await Stream.WriteAsync(passed.AsMemory(0, going), cancellationToken).ConfigureAwait(false);
                if (detached)
                    return SessionEnd.Detached;
            }

            await Stream.CloseInputAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // The command exited without reading everything: its output and exit code matter.
        }

        return SessionEnd.Ended;
    }
}
