using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Model.Resources;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Convergence;

/// <summary>
/// Replaces networks: disconnects containers from those to be removed, removes these, and connects the containers to the remaining or new
/// one.
/// </summary>
/// <param name="network">The declared network.</param>
internal sealed class NetworkRemake(Draft draft, ReplicaDecisions decisions, Network network)
{
    /// <param name="going">The networks to remove, all with the declared one's name.</param>
    /// <param name="create">Whether none of that name remains, so that one is created.</param>
    public void Plan(ImmutableArray<ObservedNetwork> going, bool create, string cause)
    {
        if (IsHeld(going, cause))
            return;
        var attached = draft
            .Observed.Containers.Select(container => (Container: container, From: going.FirstOrDefault(container.IsIn)))
            .Where(entry => entry.From is not null)
            .ToList();
        foreach (var (container, from) in attached)
        {
            // Containers outside this plan keep running and lose the network for a moment.
            int[] stopped = !IsGuest(container) && (container.IsRunning || container.IsPaused) ? [draft.Stop(container, [], cause)] : [];
            draft.Add(new DisconnectNetwork(from!.Name, from.Id, container.Name, container.Id, cause), stopped);
        }

        var ready = 0;
        foreach (var old in going)
            ready = draft.Add(new RemoveNetwork(old.Name, old.Id, InUseIsFine: false, cause) { At = network.KeyAt }, []);
        if (create)
            ready = draft.Add(new CreateNetwork(draft.Project, network, cause), []);
        draft.NetworkReady[network.Key] = ready;
        foreach (var (container, _) in attached)
            PutBack(container, ready, cause);
    }

    private void PutBack(ObservedContainer container, int ready, string cause)
    {
        if (IsGuest(container))
        {
            draft.Add(new ReconnectNetwork(network.Name, container.Name, container.Id, EndpointOf(container), cause), [ready]);
        }
        else if (decisions.Of(container) is { Stays: true, IsNew: false } replica)
        {
            // New containers are created with the network; others must be reconnected, with their aliases and addresses.
            replica.Ready.Add(draft.Add(new ConnectNetwork(network.Name, container.Name, replica.Request, cause), [ready]));
            if (container.IsRunning || container.IsPaused)
                replica.StartAgain = cause;
        }
    }

    /// <summary>
    /// A container of the project that stays but is not a replica in this plan: a one-off, an orphan, or of an unselected service.
    /// </summary>
    private bool IsGuest(ObservedContainer container) =>
        decisions.Of(container) is null && !decisions.IsLeftover(container) && !OrphanPlanning.Goes(draft, container);

    /// <summary>Whether containers of others, which must not be disconnected, are in it.</summary>
    private bool IsHeld(ImmutableArray<ObservedNetwork> going, string cause)
    {
        var others = going
            .SelectMany(old => old.Holders)
            .Where(holder => draft.Observed.Containers.All(container => container.Id != holder.Id))
            .ToImmutableArray();
        foreach (var holder in others.Where(holder => !holder.IsRunning))
            draft.Builder.Warn(
                $"{holder} is in network {network.Name}, which is recreated: it cannot start again until it is disconnected and reconnected "
                    + $"by `docker network disconnect -f {network.Name} {holder.Name}` and `docker network connect {network.Name} "
                    + $"{holder.Name}`"
            );
        var running = others.RemoveAll(holder => !holder.IsRunning);
        if (!running.IsEmpty)
            draft.Builder.Refuse(PlanDiagnostics.NetworkInUse(network, running, cause));
        return !running.IsEmpty;
    }

    private EndpointSettings? EndpointOf(ObservedContainer container) =>
        container.Details?.NetworkSettings.Networks.GetValueOrDefault(network.Name) is { } was
            ? ConnectionSettings.Of(container, was)
            : null;
}
