using Compose.Cli.Terminal.Logs;
using Compose.Engine;
using Compose.Engine.Wire;
using Compose.Planning;

namespace Compose.Cli.Converging;

/// <summary>A container that has ended for good.</summary>
internal sealed record EndedContainer(string Id, string Service, int ExitCode);

/// <summary>Follows the lives of a project's containers: says who has ended, and tells when the ending that was asked for has come.</summary>
internal sealed class ContainerWatch(IEngine engine, AttachedOptions options, ContainerOutput output, LogPrinter printer)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, EndedContainer> ended = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<EndedContainer?> end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HashSet<string>? expected;

    /// <summary>Completes with the container that ended it all; with null when all have ended, one by one.</summary>
    public Task<EndedContainer?> End => end.Task;

    /// <summary>Everything is started: these containers must have ended for all to have.</summary>
    public void Expect(IEnumerable<string> ids)
    {
        lock (gate) expected = [.. ids];
        Settle();
    }

    /// <summary>Listens until the enumeration is left. Never throws for what happens to containers meanwhile.</summary>
    public async Task ListenAsync(IAsyncEnumerable<EngineEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var happened in events.WithCancellation(cancellationToken).ConfigureAwait(false)) await HandleAsync(happened, cancellationToken).ConfigureAwait(false);
            end.TrySetException(new CommandFailed("the engine has ended the connection"));
        }
        catch (OperationCanceledException)
        {
            end.TrySetCanceled(cancellationToken);
        }
        catch (EngineException error)
        {
            end.TrySetException(error);
        }
    }

    private async Task HandleAsync(EngineEvent happened, CancellationToken cancellationToken)
    {
        var labels = happened.Actor.Attributes;
        if (!labels.TryGetValue(Labels.Service, out var service) || !labels.ContainsKey(Labels.ConfigHash) || labels.GetValueOrDefault(Labels.OneOff) == "True") return;
        var (shown, watched) = (options.Shown.Contains(service), options.Watched.Contains(service));
        try
        {
            if (happened.Action == "start")
            {
                lock (gate) ended.Remove(happened.Actor.ID);
                if (shown) await output.StartedAsync(happened.Actor.ID).ConfigureAwait(false);
            }
            else if (shown || watched)
            {
                // Other containers go on living while the last lines of this one are shown.
                _ = EndedAsync(happened, service, shown, watched, cancellationToken);
            }
        }
        catch (EngineException error) when (error.IsNotFound)
        {
            // Removed between the event and our look.
        }
    }

    private async Task EndedAsync(EngineEvent happened, string service, bool shown, bool watched, CancellationToken cancellationToken)
    {
        var id = happened.Actor.ID;
        await output.EndOfAsync(id).ConfigureAwait(false);
        _ = int.TryParse(happened.Actor.Attributes.GetValueOrDefault("exitCode"), System.Globalization.CultureInfo.InvariantCulture, out var code);
        var restarting = false;
        try
        {
            var container = await engine.InspectContainerAsync(id, cancellationToken).ConfigureAwait(false);
            restarting = container.State.Restarting || container.State.Running;
            if (shown) printer.WriteStatus(output.NameOf(container), $"exited with code {code}{(restarting ? " (restarting)" : "")}");
        }
        catch (Exception error) when (error is EngineException or OperationCanceledException)
        {
            // Removed, or nobody looks any more.
        }

        if (restarting || !watched) return;
        lock (gate) ended[id] = new EndedContainer(id, service, code);
        if (options.Ending == Ending.OnExit || (options.Ending == Ending.OnFailure && code != 0)) end.TrySetResult(ended[id]);
        Settle();
    }

    private void Settle()
    {
        lock (gate)
            if (expected is not null && expected.All(ended.ContainsKey)) end.TrySetResult(null);
    }
}
