using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Convergence;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Verbs;

/// <summary>rollback: returns to the containers that a rolling update has replaced, as long as they are kept.</summary>
public sealed class RollbackPlan
{
    private const string Cause = "rolled back";
    private const string Returns = "its previous container returns";
    private readonly Draft draft;

    private RollbackPlan(Project project, ObservedState observed, PlanPolicy policy) => draft = new Draft(project, observed, policy);

    /// <param name="services">The services; empty: all. One of which nothing is kept is left as it is.</param>
    /// <param name="observed">With the details of the containers, which hold their aliases.</param>
    public static Plan Of(Project project, ObservedState observed, ImmutableArray<string> services, PlanPolicy policy)
    {
        var rollback = new RollbackPlan(project, observed, policy);
        foreach (var service in rollback.draft.Ordered)
            if (services.IsEmpty || services.Contains(service.Name))
                rollback.Return(service, HalfReplaced.Of(observed, service.Name));
        return rollback.draft.Build();
    }

    // One after another, as they were replaced: of the others, either container serves meanwhile.
    private void Return(Service service, ImmutableArray<HalfReplaced> replicas)
    {
        ImmutableArray<int> last = [];
        foreach (var replica in replicas)
            last = Return(service, replica, last);
    }

    private ImmutableArray<int> Return(Service service, HalfReplaced replica, ImmutableArray<int> last)
    {
        var group = new StepGroup(StepTarget.Container(replica.Name), "Rolling back", "Rolled back");
        var (old, created) = (replica.Old, replica.New);
        if (old.IsRunning)
            last = Remove(created, last, group);
        else if (IsExclusive(old))
            last = Start(service, replica, Remove(created, last, group), hidden: false, group);
        else
            last = Remove(created, Start(service, replica, last, hidden: created.IsRunning, group), group);
        return old.Name == replica.Name ? last : [draft.Add(new RenameContainer(old.Name, old.Id, replica.Name, Cause), last, group)];
    }

    private ImmutableArray<int> Remove(ObservedContainer container, ImmutableArray<int> after, StepGroup group)
    {
        if (container.IsRunning || container.IsPaused)
            after = [draft.Stop(container, after, Cause, group)];
        return [draft.Remove(container, after, Cause, group)];
    }

    /// <param name="hidden">Whether another container serves under its aliases until it is healthy.</param>
    private ImmutableArray<int> Start(Service service, HalfReplaced replica, ImmutableArray<int> after, bool hidden, StepGroup group)
    {
        var old = replica.Old;
        var endpoints = hidden ? EndpointsOf(old) : [];
        foreach (var (network, endpoint) in endpoints)
            after = Connect(old, network, endpoint with { Aliases = [] }, after, group);
        after = [StartSteps.Add(draft, service, old.Name, Returns, after, group)];
        after = [Wait(service, old, anew: false, after, group)];
        foreach (var (network, endpoint) in endpoints)
            after = Connect(old, network, endpoint, after, group);
        return endpoints.IsEmpty ? after : [Wait(service, old, anew: true, after, group)];
    }

    private int Wait(Service service, ObservedContainer container, bool anew, ImmutableArray<int> after, StepGroup group) =>
        draft.Add(new WaitUntilReady(container.Name, service, anew, draft.Policy.WaitTimeout, Cause), after, group);

    private ImmutableArray<int> Connect(
        ObservedContainer container,
        string network,
        EndpointSettings endpoint,
        ImmutableArray<int> after,
        StepGroup group
    )
    {
        var left = draft.Add(new DisconnectNetwork(network, network, container.Name, container.Id, Cause), after, group);
        return [draft.Add(new ReconnectNetwork(network, container.Name, container.Id, endpoint, Cause), [left], group)];
    }

    private static ImmutableArray<(string Network, EndpointSettings Endpoint)> EndpointsOf(ObservedContainer container) =>
        [
            .. (container.Details?.NetworkSettings.Networks ?? ImmutableDictionary<string, EndpointSettings>.Empty)
                .Where(static entry => entry.Value.Aliases is { Count: > 0 })
                .OrderBy(static entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => (entry.Key, ConnectionSettings.Of(container, entry.Value))),
        ];

    /// <summary>Whether it has what only one container can have: a port of the host, or an address.</summary>
    private static bool IsExclusive(ObservedContainer container) =>
        container.Details is { } details
        && (
            details.HostConfig.PortBindings?.Values.Any(static bindings => bindings?.Any(static b => b.HostPort is { Length: > 0 }) == true)
                == true
            || details.NetworkSettings.Networks.Values.Any(static endpoint => endpoint.IPAMConfig is not null)
        );
}
