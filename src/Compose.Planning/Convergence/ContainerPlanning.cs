using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Planning.Naming;
using Compose.Planning.Plans;
using Compose.Planning.Requests;
using Compose.Planning.Steps;

namespace Compose.Planning.Convergence;

/// <summary>Plans containers: removes surplus ones, creates missing ones, recreates diverged ones.</summary>
internal static class ContainerPlanning
{
    public static void Plan(Draft draft, ReplicaDecisions decisions)
    {
        var renamed = PlanLeftovers(draft, decisions);
        foreach (var service in draft.Ordered)
        {
            if (service.Provider is null)
                Plan(draft, decisions, service, renamed);
            else
                draft.ContainersReady[service.Name] =
                [
                    draft.Add(new RunProvider(draft.Project, service, "up", "managed by its provider"), Needs(draft, service)),
                ];
        }

        foreach (var step in draft.Renamed)
            draft.Add(step, draft.ContainersReady.Values.SelectMany(nodes => nodes));
    }

    private static List<int> PlanLeftovers(Draft draft, ReplicaDecisions decisions)
    {
        const string Cause = "left behind by an interrupted recreate";
        var renamed = new List<int>();
        foreach (var (container, name) in decisions.Leftovers)
        {
            if (name is not null)
            {
                renamed.Add(draft.Add(new RenameContainer(container.Name, container.Id, name, Cause), []));
                continue;
            }

            int[] stopped = container.IsRunning ? [draft.Stop(container, [], Cause)] : [];
            renamed.Add(draft.Remove(container, stopped, Cause));
        }

        return renamed;
    }

    private static void Plan(Draft draft, ReplicaDecisions decisions, Service service, List<int> renamed)
    {
        var replicas = decisions[service.Name];
        var needs = Needs(draft, service);
        needs.AddRange(renamed);
        var stopped = StopDependents(draft, decisions, service);
        var ready = new List<int>(needs);
        foreach (var replica in replicas.OrderBy(replica => replica.Stays)) // a removed container may hold a port that a new one needs
        {
            switch (replica.Fate)
            {
                case Fate.Keep when replica.Existing is { IsRunning: true } && replica.StartAgain is null:
                    if (draft.Policy.Start)
                        draft.Builder.Keep(StepTarget.Container(replica.Name));
                    break;
                case Fate.Keep:
                    replica.Ready.AddRange([.. renamed, .. Models(draft, service)]);
                    break;
                case Fate.Remove:
                    Remove(draft, replica, needs);
                    break;
                case Fate.Recreate when replica.Attempt is { } attempt:
                    RollingPlanning.Create(draft, replica, attempt, [.. needs, .. stopped]);
                    break;
                case Fate.Recreate:
                    Recreate(draft, replica, [.. needs, .. stopped]);
                    break;
                default:
                    Create(draft, replica, [.. needs, .. stopped, .. replica.Ready]);
                    break;
            }

            ready.AddRange(replica.Ready);
        }

        draft.ContainersReady[service.Name] = [.. ready.Distinct()];
    }

    private static List<int> Needs(Draft draft, Service service)
    {
        var needs = new List<int>();
        if (draft.ImageReady.TryGetValue(draft.ImageOf(service), out var image))
            needs.Add(image);
        needs.AddRange(Models(draft, service));
        foreach (var network in service.Networks)
            if (draft.NetworkReady.TryGetValue(network.Name, out var node))
                needs.Add(node);
        foreach (var volume in service.Volumes)
            if (volume is { Type: MountType.Volume, Source: { } key } && draft.VolumeReady.TryGetValue(key, out var node))
                needs.Add(node);
        foreach (var dependency in service.DependsOn)
            if (draft.ContainersReady.TryGetValue(dependency.Name, out var nodes))
                needs.AddRange(nodes);
        return needs;
    }

    private static IEnumerable<int> Models(Draft draft, Service service)
    {
        foreach (var model in service.Models)
            if (draft.ModelReady.TryGetValue(model.Name, out var node))
                yield return node;
    }

    /// <summary>Stops dependents that must restart with this service; the start phase starts them again.</summary>
    private static ImmutableArray<int> StopDependents(Draft draft, ReplicaDecisions decisions, Service service)
    {
        if (!decisions[service.Name].Any(replica => replica.Fate is Fate.Recreate or Fate.Replace))
            return [];
        var cause = $"{service.Name}, which it depends on, is recreated";
        var isRolling = decisions[service.Name].Any(replica => replica.Attempt is not null);
        var stops = ImmutableArray.CreateBuilder<int>();
        foreach (var dependent in draft.Ordered.Where(other => other.DependsOn.Any(d => d.Name == service.Name && d.Restart)))
        {
            foreach (var replica in decisions[dependent.Name])
            {
                if (replica.Existing is not { IsRunning: true } container)
                    continue;
                // After a rolling update they restart once it is done, not for its duration.
                if (!isRolling)
                    stops.Add(draft.Stop(container, [], cause));
                if (replica.Fate == Fate.Keep)
                    replica.StartAgain = cause;
            }
        }

        return stops.ToImmutable();
    }

    private static void Remove(Draft draft, Replica replica, List<int> needs)
    {
        if (replica.Existing is not { } container)
            return;
        int[] stopped = container.IsRunning || container.IsPaused ? [draft.Stop(container, needs, replica.Cause)] : [.. needs];
        replica.Ready.Add(draft.Remove(container, stopped, replica.Cause));
    }

    private static void Create(Draft draft, Replica replica, IEnumerable<int> after)
    {
        var created = draft.Add(Creation(replica, replica.Name), after);
        Connect(draft, replica, replica.Name, created, group: null);
        if (replica.Keeper is { } keeper)
            draft.Add(new RemoveContainer(keeper, keeper, Volumes: false, $"replaced by #{created}"), [created]);
    }

    private static CreateContainer Creation(Replica replica, string name) =>
        new(name, replica.Request, replica.Cause) { Difference = replica.Difference };

    // The new one first: if creation fails, for want of a port, image or space, the old one still exists.
    private static void Recreate(Draft draft, Replica replica, IEnumerable<int> after)
    {
        if (replica.Existing is not { } old)
            return;
        var group = StepGroup.Recreate(replica.Name);
        var temporary = ContainerNames.Temporary(old.Id, replica.Name);
        var created = draft.Add(Creation(replica, temporary), after, group);
        var connected = Connect(draft, replica, temporary, created, group);
        var stopped = draft.Stop(old, connected, $"replaced by #{created}", group);
        var removed = draft.Remove(old, [stopped, .. connected], $"replaced by #{created}", group);
        replica.Ready.Clear();
        replica.Ready.Add(draft.Add(new RenameContainer(temporary, Id: null, replica.Name, "the name is free"), [removed], group));
    }

    /// <summary>Engines below API 1.44 accept one network at creation.</summary>
    private static ImmutableArray<int> Connect(Draft draft, Replica replica, string name, int created, StepGroup? group)
    {
        var connected = ImmutableArray.Create(created);
        foreach (var network in Endpoints.LaterThanCreate(replica.Request))
            connected = connected.Add(draft.Add(new ConnectNetwork(network, name, replica.Request, "created"), [created], group));
        replica.Ready.AddRange(connected);
        return connected;
    }
}
