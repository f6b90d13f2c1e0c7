using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Planning.Requests;
using Compose.Planning.Steps;

namespace Compose.Planning.Convergence;

/// <summary>Starts containers that are not running, in dependency order, each after its conditions (cli, 2.6).</summary>
internal sealed class StartPlanning
{
    private readonly Draft draft;
    private readonly ReplicaDecisions decisions;
    private readonly Dictionary<string, ImmutableArray<int>> started = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Service, WaitGoal Goal, bool Required), int?> waits = [];
    private readonly ImmutableArray<int> attached;
    private ImmutableArray<int> rolled = [];

    private StartPlanning(Draft draft, ReplicaDecisions decisions)
    {
        (this.draft, this.decisions) = (draft, decisions);
        attached = Attach();
    }

    public static void Plan(Draft draft, ReplicaDecisions decisions)
    {
        var planning = new StartPlanning(draft, decisions);
        foreach (var service in draft.Ordered)
            planning.started[service.Name] = planning.Start(service);
        if (draft.Policy.Wait)
            planning.WaitForAll();
    }

    private ImmutableArray<int> Attach()
    {
        var names = draft
            .Policy.AttachTo.SelectMany(service => decisions[service])
            .Where(replica => replica.Stays)
            .Select(replica => replica.Name)
            .ToImmutableArray();
        return names.IsEmpty
            ? []
            : [draft.Add(new AttachContainers(names, "their output is shown"), draft.ContainersReady.Values.SelectMany(nodes => nodes))];
    }

    /// <summary>The nodes after which the service is started.</summary>
    private ImmutableArray<int> Start(Service service)
    {
        var replicas = decisions[service.Name].Where(replica => replica.Stays).ToList();
        var needs = Needs(service);
        if (replicas.Any(replica => replica.StartCause is not null) && replicas.All(replica => replica.StartCause is not null))
            needs = PreStart(service, replicas, needs);

        var done = new List<int>();
        var rolling = replicas.Where(replica => replica.Attempt is not null).ToList();
        foreach (var replica in replicas.Except(rolling))
        {
            if (replica.Existing is { IsPaused: true } paused && !replica.IsNew && replica.StartAgain is null)
                done.Add(draft.Add(new UnpauseContainer(paused.Name, paused.Id, "paused"), needs));
            else if (replica.StartCause is { } cause)
                done.Add(Start(service, replica, cause, needs));
        }

        if (rolling is not [{ Attempt.Series.Update: var update }, ..])
            return [.. done];
        // One service after the other: the next one may depend on this one without saying so.
        rolled = new RollingPlanning(draft, service, update).Plan(rolling, [.. needs, .. rolled]);
        return [.. done, .. rolled];
    }

    private int Start(Service service, Replica replica, string cause, ImmutableArray<int> needs)
    {
        List<int> after = [.. replica.Ready, .. needs, .. attached];
        if (replica is { Existing: { } existing, IsNew: false })
        {
            if (draft.StopOf(existing) is { } stopped)
                after.Add(stopped);
            else if (replica.StartAgain is { } again && existing.IsRunning)
                after.Add(draft.Stop(existing, needs, again));
        }

        return StartSteps.Add(draft, service, replica.Name, cause, after);
    }

    /// <summary>Hooks that run before the first replica, in sequence.</summary>
    private ImmutableArray<int> PreStart(Service service, List<Replica> replicas, ImmutableArray<int> needs)
    {
        if (service.PreStart.IsEmpty)
            return needs;
        var last = needs.AddRange(replicas.SelectMany(replica => replica.Ready));
        foreach (var (index, hook) in service.PreStart.Index())
        {
            if (hook.Image is { } image && draft.ImageReady.TryGetValue(image, out var pulled))
                last = last.Add(pulled);
            foreach (var replica in hook.PerReplica ? replicas : replicas.Take(1))
                last = [draft.Add(new RunPreStart(hook, index, replica.Name, replica.Request, "before it starts"), last)];
        }

        return last;
    }

    private ImmutableArray<int> Needs(Service service)
    {
        var needs = ImmutableArray.CreateBuilder<int>();
        foreach (var dependency in service.DependsOn)
        {
            if (!started.TryGetValue(dependency.Name, out var nodes))
                continue;
            needs.AddRange(nodes);
            var goal = dependency.Condition switch
            {
                DependencyCondition.Healthy => WaitGoal.Healthy,
                DependencyCondition.CompletedSuccessfully => WaitGoal.Completed,
                _ => (WaitGoal?)null,
            };
            if (goal is { } wanted && Wait(service, dependency, wanted) is { } wait)
                needs.Add(wait);
        }

        return needs.ToImmutable();
    }

    /// <summary>One wait, shared by all with the same condition on a service; null when it already holds.</summary>
    private int? Wait(Service service, ServiceDependency dependency, WaitGoal goal)
    {
        var key = (dependency.Name, goal, dependency.Required);
        if (waits.TryGetValue(key, out var known))
            return known;
        var need = goal == WaitGoal.Healthy ? "healthy" : "completed";
        return waits[key] = AddWait(dependency.Name, goal, dependency.NameAt, dependency.Required, $"{service.Name} needs it {need}");
    }

    private int? AddWait(string service, WaitGoal goal, Model.Text.Location? at, bool required, string cause)
    {
        var replicas = decisions[service].Where(replica => replica.Stays).ToImmutableArray();
        if (replicas.IsEmpty || (started[service].IsEmpty && replicas.All(replica => IsThere(replica, goal))))
            return null;
        return draft.Add(
            new WaitForService(service, [.. replicas.Select(replica => replica.Name)], goal, at, required, draft.Policy.WaitTimeout, cause),
            started[service]
        );
    }

    private static bool IsThere(Replica replica, WaitGoal goal) =>
        replica is { StartCause: null, Existing: { } container }
        && goal switch
        {
            WaitGoal.Completed => container.ExitCode == 0,
            WaitGoal.Healthy => container.Health == Engine.Wire.HealthStatus.Healthy,
            _ => container is { State: Engine.Wire.ContainerStatus.Running, Health: null or Engine.Wire.HealthStatus.Healthy },
        };

    // A service whose completion is awaited is expected to exit.
    private void WaitForAll()
    {
        var ending = draft
            .Ordered.SelectMany(service => service.DependsOn)
            .Where(dependency => dependency.Condition == DependencyCondition.CompletedSuccessfully)
            .Select(dependency => dependency.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var service in draft.Ordered.Where(service => !ending.Contains(service.Name)))
            AddWait(service.Name, WaitGoal.RunningOrHealthy, service.NameAt, required: true, "requested by --wait");
    }
}
