using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Planning.Steps;

namespace Compose.Planning.Watching;

/// <summary>The actions for a batch of changes, each service and path once.</summary>
public sealed record WatchDecision
{
    /// <summary>Services to rebuild and recreate, sorted.</summary>
    public ImmutableArray<string> Rebuild { get; init; } = [];

    /// <summary>Paths to copy to or remove from containers; sorted by service.</summary>
    public ImmutableArray<ServiceSync> Sync { get; init; } = [];

    /// <summary>Services to restart, sorted.</summary>
    public ImmutableArray<string> Restart { get; init; } = [];

    /// <summary>Commands to run in containers, in rule order.</summary>
    public ImmutableArray<ServiceCommand> Commands { get; init; } = [];

    public bool IsEmpty => Rebuild.IsEmpty && Sync.IsEmpty && Restart.IsEmpty && Commands.IsEmpty;

    /// <summary>A decision under construction.</summary>
    internal sealed class Draft
    {
        private readonly SortedSet<string> rebuild = new(StringComparer.Ordinal);
        private readonly SortedSet<string> restart = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, List<SyncedPath>> sync = new(StringComparer.Ordinal);
        private readonly HashSet<WatchRule> commands = new(ReferenceEqualityComparer.Instance);

        public void Add(WatchRule rule, ChangedPath change)
        {
            var service = rule.Service.Name;
            if (rule.Rule.Action == WatchAction.Rebuild)
                rebuild.Add(service);
            if (rule.Rule.Action is WatchAction.Restart or WatchAction.SyncAndRestart)
                restart.Add(service);
            if (rule.Rule.Action == WatchAction.SyncAndExec)
                commands.Add(rule);
            if (!rule.Syncs)
                return;
            if (!sync.TryGetValue(service, out var paths))
                sync[service] = paths = [];
            var path = new SyncedPath(change.Path, rule.TargetOf(change.Path), change.Exists);
            if (!paths.Contains(path))
                paths.Add(path);
        }

        public WatchDecision Build(ImmutableArray<WatchRule> rules) =>
            new()
            {
                Rebuild = [.. rebuild],
                Restart = [.. restart],
                Sync = [.. sync.Select(static entry => new ServiceSync(entry.Key, [.. entry.Value]))],
                Commands =
                [
                    .. rules.Where(commands.Contains).Select(static rule => new ServiceCommand(rule.Service.Name, rule.Rule.Exec!)),
                ],
            };
    }
}

/// <summary>Paths to synchronise to all containers of a service.</summary>
public sealed record ServiceSync(string Service, ImmutableArray<SyncedPath> Paths);

/// <summary>A command to run in all containers of a service.</summary>
public sealed record ServiceCommand(string Service, Hook Hook);
