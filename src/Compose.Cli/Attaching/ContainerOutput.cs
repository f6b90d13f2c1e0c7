using System.Collections.Concurrent;
using Compose.Cli.Terminal.Logs;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Wire;
using Compose.Planning.Naming;

namespace Compose.Cli.Attaching;

/// <summary>Shows what containers write: from an attachment made before their start, or from their logs when they start again.</summary>
internal sealed class ContainerOutput(IEngine engine, ContainerNames names, LogPrinter printer, CancellationToken cancellationToken)
{
    private readonly ConcurrentDictionary<string, Task> copies = new(StringComparer.Ordinal);

    /// <summary>The start of the last life that the logs of a container, once opened, show.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> opened = new(StringComparer.Ordinal);

    /// <summary>Containers attached to before their start, which has not been seen yet.</summary>
    private readonly ConcurrentDictionary<string, bool> awaited = new(StringComparer.Ordinal);

    /// <summary>Connects to a container.</summary>
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

    /// <summary>A container has started: unless it is the start that was waited for, its output since then is shown.</summary>
    /// <param name="ended">When its life before this one ended, by the engine's clock; null when that was not seen.</param>
    public async Task StartedAsync(string id, DateTimeOffset? ended)
    {
        if (awaited.TryRemove(id, out _))
            return;
        // A container that lives shortly may have started again before its logs were opened: they show this life too.
        if (opened.TryGetValue(id, out var seen) && seen > ended)
            return;
        await EndOfAsync(id).ConfigureAwait(false);
        var container = await engine.InspectContainerAsync(id, cancellationToken).ConfigureAwait(false);
        printer.Register([NameOf(container)]);
        while (true)
        {
            // Not since its start: that time is noted when it already runs, and may be after its first line.
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

            // It ended and started between the two: nobody can say which lives these logs show.
            await logs.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Completes when all a container has written so far is shown; its end is near when it has ended itself.</summary>
    public Task EndOfAsync(string id) => copies.GetValueOrDefault(id, Task.CompletedTask);

    /// <summary>Completes when everything is shown.</summary>
    public Task EndOfAllAsync() => Task.WhenAll(copies.Values);

    /// <summary>How a container is called in front of lines.</summary>
    public string NameOf(ContainerInspect container) => names.WithoutProject(container.Name.TrimStart('/'));

    private async Task CopyAsync(string name, ContainerStream stream)
    {
        await using (stream.ConfigureAwait(false))
        {
            var (output, errors) = (new LineSplitter(), new LineSplitter());
            var buffer = new byte[32 * 1024];
            try
            {
                while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is { IsEnd: false } piece)
                {
                    var toErrors = piece.Kind == OutputKind.Stderr;
                    foreach (var line in (toErrors ? errors : output).Add(buffer.AsMemory(0, piece.Count)))
                        printer.Write(name, line, toErrors);
                }
            }
            catch (Exception error) when (error is OperationCanceledException or EngineException or IOException)
            {
                // Nobody looks any more, or the engine is gone: whoever waits for the container will say so.
            }

            if (output.Rest() is { } last)
                printer.Write(name, last);
            if (errors.Rest() is { } lastError)
                printer.Write(name, lastError, toErrors: true);
        }
    }
}
