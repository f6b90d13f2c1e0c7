using System.Runtime.CompilerServices;
using System.Text;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Wire;
using Compose.Testing.Engines.Containers;
using Compose.Testing.Engines.Processes;

namespace Compose.Testing.Engines;

/// <content>Containers: input, output and resource usage.</content>
public sealed partial class MemoryEngine
{
    private const ulong MemoryUsed = 12 << 20;
    private const ulong MemoryOfMachine = 8UL << 30;

    /// <inheritdoc/>
    public Task<ContainerStream> AttachContainerAsync(string container, AttachOptions options, CancellationToken cancellationToken) =>
        AnswerAsync(
            "attach to container",
            NameOf(container),
            true,
            () =>
            {
                var found = Find(container);
                if (found.Status == ContainerStatus.Paused)
                    throw Conflict($"Container {container} is paused, unpause the container before attach");
                var output = found.Output.Open(
                    new LogOptions
                    {
                        Stdout = options.Stdout,
                        Stderr = options.Stderr,
                        Follow = true,
                        Tty = found.Config.Tty,
                    },
                    past: options.Logs
                );
                return new ContainerStream(output, !found.Config.Tty, options.Stdin && found.Config.OpenStdin ? InputOf(found) : null);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<ContainerStream> ContainerLogsAsync(string container, LogOptions options, CancellationToken cancellationToken) =>
        AnswerAsync(
            "read logs of",
            NameOf(container),
            false,
            () =>
            {
                var found = Find(container);
                var output = found.Output.Open(options with { Tty = found.Config.Tty, Follow = options.Follow && found.IsUp }, past: true);
                return new ContainerStream(output, !found.Config.Tty);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task ResizeContainerAsync(string container, TerminalSize size, CancellationToken cancellationToken) =>
        DoAsync(
            "resize container",
            NameOf(container),
            () =>
            {
                if (FindRunning(container).Process is { } process)
                    process.Size = size;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<ContainerTop> TopContainerAsync(string container, CancellationToken cancellationToken) =>
        AnswerAsync(
            "top",
            NameOf(container),
            false,
            () =>
                new ContainerTop
                {
                    Titles = ["UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD"],
                    Processes =
                    [
                        ["root", "100", "99", "0", "03:04", "?", "00:00:00", string.Join(' ', FindRunning(container).Arguments)],
                    ],
                },
            cancellationToken
        );

    /// <inheritdoc/>
    public async IAsyncEnumerable<ContainerStats> ContainerStatsAsync(
        string container,
        bool stream,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var found = await AnswerAsync("stats", NameOf(container), false, () => Find(container), cancellationToken).ConfigureAwait(false);
        for (ulong seconds = 1; ; seconds++)
        {
            yield return Sample(found, seconds);
            if (!stream)
                yield break;
            await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private ContainerStats Sample(MemoryContainer container, ulong seconds) =>
        !container.IsUp
            ? new ContainerStats { Id = container.Id, Name = "/" + container.Name }
            : new ContainerStats
            {
                Id = container.Id,
                Name = "/" + container.Name,
                Read = clock.GetUtcNow(),
                Pids = new PidsStats { Current = 1, Limit = (ulong)(container.Host.PidsLimit ?? 0) },
                Cpu = new CpuStats
                {
                    Usage = new CpuUsage { Total = seconds * 10_000_000 },
                    System = seconds * 2_000_000_000,
                    Online = 2,
                },
                PreviousCpu = new CpuStats
                {
                    Usage = new CpuUsage { Total = (seconds - 1) * 10_000_000 },
                    System = (seconds - 1) * 2_000_000_000,
                    Online = 2,
                },
                Memory = new MemoryStats
                {
                    Usage = MemoryUsed,
                    Limit = container.Host.Memory > 0 ? (ulong)container.Host.Memory : MemoryOfMachine,
                },
                Networks = new Dictionary<string, NetworkStats>
                {
                    ["eth0"] = new NetworkStats { Received = 1000, Sent = 500 },
                },
            };

    private ProcessInput InputOf(MemoryContainer container)
    {
        var input = container.Input;
        return new ProcessInput(
            bytes =>
            {
                if (input is null)
                    throw new IOException("nobody reads any more");
                input.Write(
                    container.Config.Tty ? Typed(bytes, echo => container.Output.Write(Now(), OutputKind.Stdout, echo)) : bytes.Span
                );
            },
            () =>
            {
                if (container.Config.StdinOnce)
                    input?.End();
            }
        );
    }

    /// <summary>A terminal echoes input and ends lines with CR LF; the process reads LF.</summary>
    private static byte[] Typed(ReadOnlyMemory<byte> bytes, Action<byte[]> echo)
    {
        var text = Encoding.UTF8.GetString(bytes.Span).Replace('\r', '\n');
        var read = Encoding.UTF8.GetBytes(text);
        echo(Terminal(read));
        return read;
    }

    private static byte[] Terminal(ReadOnlyMemory<byte> bytes) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes.Span).Replace("\n", "\r\n", StringComparison.Ordinal));
}
