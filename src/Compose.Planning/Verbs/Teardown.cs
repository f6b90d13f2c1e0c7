using System.Collections.Immutable;
using Compose.Model;
using Compose.Planning.Convergence;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Verbs;

/// <summary>Stops and removes containers in reverse dependency order: a container stops once all its dependents have.</summary>
internal sealed class Teardown(Project project, ObservedState observed, PlanPolicy policy)
{
    private readonly Draft draft = new(project, observed, policy);
    private readonly Dictionary<string, List<int>> stopped = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<int>> anonymous = new(StringComparer.Ordinal);

    /// <summary>The nodes that remove containers.</summary>
    public List<int> Removed { get; } = [];

    public Draft Draft => draft;

    /// <summary>Services in reverse dependency order; only the named ones, if any.</summary>
    public IEnumerable<string> ServicesInReverse(ImmutableArray<string> services) =>
        draft.Ordered.Reverse().Select(service => service.Name).Where(name => services.IsEmpty || services.Contains(name));

    /// <summary>Stops the container if it runs. Returns the nodes that its removal waits for.</summary>
    /// <param name="stays">Whether it is kept rather than removed next.</param>
    public ImmutableArray<int> Stop(ObservedContainer container, string cause, bool stays = false)
    {
        if (!container.IsRunning && !container.IsPaused)
            return [];
        var dependents = draft
            .Ordered.Where(service => service.DependsOn.Any(dependency => dependency.Name == container.Service))
            .SelectMany(service => stopped.GetValueOrDefault(service.Name, []));
        var stop = draft.Stop(container, dependents, cause, stays: stays);
        if (!stopped.TryGetValue(container.Service, out var known))
            stopped[container.Service] = known = [];
        known.Add(stop);
        return [stop];
    }

    /// <summary>Runs providers after their dependents have stopped.</summary>
    public void RunProviders(string action, ImmutableArray<string> services)
    {
        foreach (var service in draft.Ordered.Reverse())
            if (service.Provider is not null && (services.IsEmpty || services.Contains(service.Name)))
                draft.Add(new RunProvider(draft.Project, service, action, action), stopped.Values.SelectMany(nodes => nodes));
    }

    /// <summary>Stops the container if it runs, and removes it.</summary>
    /// <param name="volumes">Whether to remove its anonymous volumes, inherited ones included.</param>
    public void Remove(ObservedContainer container, bool volumes, string cause)
    {
        var removed = draft.Add(new RemoveContainer(container.Name, container.Id, volumes, cause), Stop(container, cause));
        Removed.Add(removed);
        if (!volumes)
            return;
        foreach (var volume in container.AnonymousVolumes.Where(name => project.Volumes.All(declared => declared.Name != name)))
        {
            if (!anonymous.TryGetValue(volume, out var mounted))
                anonymous[volume] = mounted = [];
            mounted.Add(removed);
        }
    }

    public Plan Build()
    {
        foreach (var (volume, mounted) in anonymous)
            draft.Add(new RemoveVolume(volume, InUseIsFine: true, "anonymous"), mounted);
        return draft.Build();
    }
}
