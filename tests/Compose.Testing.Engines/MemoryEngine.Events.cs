using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Testing.Engines.Containers;

namespace Compose.Testing.Engines;

/// <content>Events, in order.</content>
public sealed partial class MemoryEngine
{
    private readonly List<EngineEvent> past = [];
    private readonly List<Channel<EngineEvent>> listeners = [];

    /// <inheritdoc/>
    public Task<IAsyncEnumerable<EngineEvent>> EventsAsync(
        Filters filters,
        DateTimeOffset? since,
        DateTimeOffset? until,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            "listen to events",
            "",
            false,
            () =>
            {
                // Listeners receive an event before the call that caused it is answered, so that results do not depend on threads.
                var listener = Channel.CreateUnbounded<EngineEvent>(new UnboundedChannelOptions { AllowSynchronousContinuations = true });
                if (since is not null)
                    foreach (var happened in past.Where(happened => TimeOf(happened) >= since && !(TimeOf(happened) > until)))
                        listener.Writer.TryWrite(happened);
                if (until is null)
                    listeners.Add(listener);
                else
                    listener.Writer.Complete();
                return ListenAsync(listener, filters, cancellationToken);
            },
            cancellationToken
        );

    private async IAsyncEnumerable<EngineEvent> ListenAsync(
        Channel<EngineEvent> listener,
        Filters filters,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        try
        {
            await foreach (var happened in listener.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                if (Fits(happened, filters))
                    yield return happened;
        }
        finally
        {
            lock (gate)
                listeners.Remove(listener);
        }
    }

    private static bool Fits(EngineEvent happened, Filters filters) =>
        filters.FitsLabels(happened.Actor.Attributes)
        && filters.Fits("type", type => happened.Type == type)
        && filters.Fits("event", action => happened.Action == action || happened.Action.StartsWith(action + ":", StringComparison.Ordinal))
        && filters.Fits(
            "container",
            container =>
                happened.Type == "container"
                && (
                    happened.Actor.ID.StartsWith(container, StringComparison.Ordinal)
                    || happened.Actor.Attributes.GetValueOrDefault("name") == container
                )
        )
        && filters.Fits(
            "image",
            image => happened.Type == "image" ? happened.Actor.ID == image : happened.Actor.Attributes.GetValueOrDefault("image") == image
        )
        && filters.Fits(
            "network",
            network =>
                happened.Type == "network"
                && (happened.Actor.ID == network || happened.Actor.Attributes.GetValueOrDefault("name") == network)
        )
        && filters.Fits("volume", volume => happened.Type == "volume" && happened.Actor.ID == volume);

    private void Happened(MemoryContainer container, string action, params (string Name, string Value)[] more)
    {
        var attributes = new SortedDictionary<string, string>(container.Labels.ToDictionary(), StringComparer.Ordinal)
        {
            ["image"] = container.Config.Image ?? container.Image.Id,
            ["name"] = container.Name,
        };
        foreach (var (name, value) in more)
            attributes[name] = value;
        Happened("container", action, container.Id, attributes);
    }

    private void Happened(string type, string action, string id, IReadOnlyDictionary<string, string> attributes)
    {
        var time = Now();
        var happened = new EngineEvent
        {
            Type = type,
            Action = action,
            Actor = new EventActor { ID = id, Attributes = attributes },
            Scope = "local",
            Time = time.ToUnixTimeSeconds(),
            TimeNano = (time - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick,
        };
        past.Add(happened);
        foreach (var listener in listeners.ToList())
            listener.Writer.TryWrite(happened);
    }

    private static DateTimeOffset TimeOf(EngineEvent happened) =>
        DateTimeOffset.UnixEpoch.AddTicks(happened.TimeNano / TimeSpan.NanosecondsPerTick);
}
