using Compose.Cli.Hosting;
using Compose.Engine.Contract;
using Compose.Engine.Streams;

namespace Compose.Cli.Terminal.Sessions;

/// <summary>How a session ended.</summary>
internal enum SessionEnd
{
    /// <summary>The other side is done.</summary>
    Ended,

    /// <summary>The user left with the detach keys; the other side goes on.</summary>
    Detached,
}

/// <summary>Our standard streams connected to those of a container or a command in one (exec, attach, run).</summary>
internal sealed record Session(Host Host, ContainerStream Stream)
{
    /// <summary>The other side has a terminal: ours is made raw, and its size is passed on.</summary>
    public bool Tty { get; init; }

    /// <summary>Our input goes there.</summary>
    public bool Stdin { get; init; }

    public DetachKeys? DetachKeys { get; init; }

    /// <summary>Tells the other side how large our terminal is; only with a terminal.</summary>
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

        // The end of our input is not the end of what is said.
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
                // A read of a terminal cannot be broken off; it is left behind when the session ends.
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
            // The command ended without reading everything: its output and exit code say how.
        }

        return SessionEnd.Ended;
    }
}
