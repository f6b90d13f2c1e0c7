using System.Collections.Immutable;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Wire;

namespace Compose.Planning.Drifts;

/// <summary>Tells since when things differ, and by what, from the events that the engine still has (the last 256).</summary>
public static class DriftHistory
{
    /// <summary>The drift with what the engine's events add to it; unchanged when it does not tell.</summary>
    public static async Task<Drift> AddAsync(Drift drift, IEngine engine, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (drift.Items.IsEmpty)
            return drift;
        try
        {
            var past = await engine.EventsAsync(Filters.None, DateTimeOffset.UnixEpoch, now, cancellationToken).ConfigureAwait(false);
            var events = await past.ToListAsync(cancellationToken).ConfigureAwait(false);
            return drift with { Items = [.. drift.Items.Select(item => WithCause(item, events))] };
        }
        catch (EngineException)
        {
            return drift;
        }
    }

    private static DriftItem WithCause(DriftItem item, List<EngineEvent> events)
    {
        var (actions, words) = Telling(item);
        // The attributes of an event name a container that is gone.
        var last = events.FindLast(happened => actions.Contains(happened.Action) && IsOf(item, happened));
        if (last is null)
            return item;
        return item with
        {
            Since = DateTimeOffset.FromUnixTimeSeconds(last.Time),
            By = last.Action == "die" ? EndOf(events, last) : words.GetValueOrDefault(last.Action),
        };
    }

    private static bool IsOf(DriftItem item, EngineEvent happened) =>
        item.Id is { } id && (happened.Actor.ID == id || happened.Actor.Attributes.GetValueOrDefault("container") == id)
        || happened.Type == item.Target.Kind && happened.Actor.Attributes.GetValueOrDefault("name") == item.Target.Name
        || happened.Type == item.Target.Kind && happened.Actor.ID == item.Target.Name;

    /// <summary>Whether a call ended it, or it did so by itself.</summary>
    private static string EndOf(List<EngineEvent> events, EngineEvent end)
    {
        var before = events.TakeWhile(happened => happened != end).Where(happened => happened.Actor.ID == end.Actor.ID).ToList();
        var run = before[(before.FindLastIndex(static happened => happened.Action == "start") + 1)..];
        return run.Exists(static happened => happened.Action == "oom") ? "ran out of memory"
            : run.Exists(static happened => happened.Action == "kill") ? "stopped by a command"
            : "ended by itself";
    }

    private static (ImmutableArray<string> Actions, ImmutableDictionary<string, string> Words) Telling(DriftItem item)
    {
        (string Action, string Words)[] telling = item.Kind switch
        {
            DriftKind.Missing => [("destroy", "removed by a command")],
            DriftKind.Stopped => [("die", ""), ("create", "never started")],
            DriftKind.Paused => [("pause", "paused by a command")],
            DriftKind.Edited when item.Changes.IsEmpty => [("rename", "renamed by a command")],
            DriftKind.Edited when item.Changes.Any(static change => !change.Attribute.StartsWith("networks", StringComparison.Ordinal)) =>
                [("update", "updated by a command")],
            // What else an outdated container differs in happened in the files, or to a tag.
            DriftKind.Outdated when !item.What.Contains("network", StringComparison.Ordinal) => [],
            DriftKind.Edited or DriftKind.Outdated =>
                [("disconnect", "disconnected by a command"), ("connect", "connected by a command")],
            _ => [],
        };
        return (
            [.. telling.Select(static one => one.Action)],
            telling.ToImmutableDictionary(static one => one.Action, static one => one.Words)
        );
    }
}
