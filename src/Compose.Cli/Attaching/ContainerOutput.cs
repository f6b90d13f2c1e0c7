using System.Collections.Concurrent;
using Compose.Cli.Hosting;
using Compose.Cli.Terminal.Logs;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Wire;
using Compose.Planning.Naming;

namespace Compose.Cli.Attaching;

/// <summary>Shows container output: from an attachment made before the start, or from the logs after a restart.</summary>
internal sealed class ContainerOutput(IEngine engine, ContainerNames names, LogPrinter printer, CancellationToken cancellationToken)
{
    private readonly ConcurrentDictionary<string, Task> copies = new(StringComparer.Ordinal);

    /// <summary>Per container, the end of the last run covered by its opened logs.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> opened = new(StringComparer.Ordinal);

    /// <summary>Containers attached to before their start, which has not been observed yet.</summary>
    private readonly ConcurrentDictionary<string, bool> awaited = new(StringComparer.Ordinal);

    /// <summary>Called when our own output cannot be written.</summary>
    public Action<BrokenOutputException>? Broken { get; set; }

    /// <summary>Attaches to a container.</summary>
    /// <param name="name">Its name or id.</param>
    public async Task AttachAsync(string name)
    {
        var container = await engine.InspectContainerAsync(name, cancellationToken).ConfigureAwait(false);
        var stream = await engine
            .AttachContainerAsync(container.Id, new AttachOptions { Tty = container.Config.Tty }, cancellationToken)
            .ConfigureAwait(false);
        if (!container.State.Running)
            awaited[container.Id] = true;
        copies[container.Id] = CopyAsync(NameOf(container), stream);
    }

    /// <summary>Handles a start: shows the output since then, unless the start was awaited by an attachment.</summary>
    /// <param name="ended">When its previous run ended, by the engine's clock; null when unobserved.</param>
    public async Task StartedAsync(string id, DateTimeOffset? ended)
    {
        if (awaited.TryRemove(id, out _))
            return;
        // A short-lived container may restart before its logs are opened: they then cover this run too.
        if (opened.TryGetValue(id, out var seen) && seen > ended)
            return;
        await EndOfAsync(id).ConfigureAwait(false);
        var container = await engine.InspectContainerAsync(id, cancellationToken).ConfigureAwait(false);
        printer.Register([NameOf(container)]);
        while (true)
        {
            // Not since StartedAt, which is recorded after the process starts and may be later than its first line.
            var options = new LogOptions
            {
                Follow = true,
                Since = ended ?? container.State.FinishedAt,
                Tty = container.Config.Tty,
            };
            var logs = await engine.ContainerLogsAsync(id, options, cancellationToken).ConfigureAwait(false);
            var start = container.State.StartedAt;
            container = await engine.InspectContainerAsync(id, cancellationToken).ConfigureAwait(false);
            if (container.State.StartedAt == start)
            {
                opened[id] = start ?? DateTimeOffset.MinValue;
                copies[id] = CopyAsync(NameOf(container), logs);
                return;
            }

            // It exited and started between the two: which runs these logs cover is unknown.
            await logs.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Completes when all output of a container so far is shown; soon, once it has exited.</summary>
    public Task EndOfAsync(string id) => copies.GetValueOrDefault(id, Task.CompletedTask);

    /// <summary>Completes when everything is shown.</summary>
    public Task EndOfAllAsync() => Task.WhenAll(copies.Values);

    /// <summary>The container's name in output prefixes.</summary>
    public string NameOf(ContainerInspect container) => names.WithoutProject(container.Name.TrimStart('/'));

    private async Task CopyAsync(string name, ContainerStream stream)
    {
        try
        {
            await using var lines = new OutputLines(stream, timestamps: false);
            await printer.PrintAsync(name, lines, cancellationToken).ConfigureAwait(false);
        }
        catch (BrokenOutputException error)
        {
            Broken?.Invoke(error);
        }
        catch (Exception error) when (error is OperationCanceledException or EngineException or IOException)
        {
            // Cancelled, or the engine is gone: whoever waits for the container reports it.
        }
    }
}
