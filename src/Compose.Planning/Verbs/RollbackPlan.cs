using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Convergence;
using Compose.Planning.Naming;
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
        var endpoints = PreviousEndpoint.Of(replica);
        if (!old.IsRunning && (IsExclusive(old) || RollingUpdate.Of(service, asked: true) is { Order: UpdateOrder.StopFirst }))
            return TakeName(replica, Start(service, old, Stop(created, last, group), group), group);
        if (!old.IsRunning || !endpoints.All(static endpoint => endpoint.IsJoined))
            last = Join(service, replica, endpoints, last, group);
        return TakeName(replica, Stop(created, last, group), group);
    }

    /// <summary>Starts it, hidden from those who look up its names while the other one serves, and joins when it is healthy.</summary>
    private ImmutableArray<int> Join(
        Service service,
        HalfReplaced replica,
        ImmutableArray<PreviousEndpoint> endpoints,
        ImmutableArray<int> last,
        StepGroup group
    )
    {
        var old = replica.Old;
        var isHidden = replica.New.IsRunning;
        foreach (var endpoint in endpoints.Where(endpoint => isHidden && (endpoint.IsJoined || !endpoint.IsConnected)))
            last = Connect(old, endpoint.Network, endpoint.Settings with { Aliases = [] }, endpoint.IsConnected, last, group);
        last = old.IsRunning ? [Wait(service, old, anew: false, last, group)] : Start(service, old, last, group);
        var joining = endpoints.Where(endpoint => isHidden || !endpoint.IsJoined).ToList();
        foreach (var endpoint in joining)
            last = Connect(old, endpoint.Network, endpoint.Settings, endpoint.IsConnected || isHidden, last, group);
        return joining.Count == 0 ? last : [Wait(service, old, anew: true, last, group)];
    }

    // The new one is removed last: until then, another rollback finds both.
    private ImmutableArray<int> TakeName(HalfReplaced replica, ImmutableArray<int> last, StepGroup group)
    {
        var (old, created) = (replica.Old, replica.New);
        var temporary = ContainerNames.Temporary(old.Id, replica.Name);
        if (replica.HasTakenOver)
            last = [draft.Add(new RenameContainer(created.Name, created.Id, temporary, Cause), last, group)];
        if (old.Name != replica.Name)
            last = [draft.Add(new RenameContainer(old.Name, old.Id, replica.Name, Cause), last, group)];
        return [draft.Remove(created, last, Cause, group)];
    }

    private ImmutableArray<int> Start(Service service, ObservedContainer container, ImmutableArray<int> after, StepGroup group) =>
        [Wait(service, container, anew: false, [StartSteps.Add(draft, service, container.Name, Returns, after, group)], group)];

    private ImmutableArray<int> Stop(ObservedContainer container, ImmutableArray<int> after, StepGroup group) =>
        container.IsRunning || container.IsPaused ? [draft.Stop(container, after, Cause, group)] : after;

    private int Wait(Service service, ObservedContainer container, bool anew, ImmutableArray<int> after, StepGroup group) =>
        draft.Add(new WaitUntilReady(container.Name, service, anew, draft.Policy.WaitTimeout, Cause), after, group);

    private ImmutableArray<int> Connect(
        ObservedContainer container,
        string network,
        EndpointSettings endpoint,
        bool isConnected,
        ImmutableArray<int> after,
        StepGroup group
    )
    {
        if (isConnected)
            after = [draft.Add(new DisconnectNetwork(network, network, container.Name, container.Id, Cause), after, group)];
        return [draft.Add(new ReconnectNetwork(network, container.Name, container.Id, endpoint, Cause), after, group)];
    }

    /// <summary>Whether it has what only one container can have: a port of the host, or an address.</summary>
    private static bool IsExclusive(ObservedContainer container) =>
        container.Details is { } details
        && (
            details.HostConfig.PortBindings?.Values.Any(static bindings => bindings?.Any(static b => b.HostPort is { Length: > 0 }) == true)
                == true
            || details.NetworkSettings.Networks.Values.Any(static endpoint => endpoint.IPAMConfig is not null)
        );
}
