using Compose.Model.Output;
using Compose.Model.Resources;
using Compose.Planning.Observation;
using Compose.Planning.Steps;

namespace Compose.Planning.Convergence;

/// <summary>Networks: made when missing, made anew when changed, never when external.</summary>
internal static class NetworkPlanning
{
    public static void Plan(Draft draft, ReplicaDecisions decisions)
    {
        foreach (var network in draft.Project.Networks.OrderBy(network => network.Key, StringComparer.Ordinal))
        {
            var existing = draft.Observed.FindNetwork(network.Name);
            if (network.External)
            {
                // Networks of a swarm appear on an engine only once something uses them.
                if (existing is null && !IsBuiltIn(network.Name)) draft.Builder.Refuse(PlanDiagnostics.ExternalNetwork(network));
            }
            else if (existing is null)
            {
                draft.NetworkReady[network.Key] = draft.Add(new CreateNetwork(draft.Project, network, "not found"), []);
            }
            else if (existing.Project != draft.Project.Name)
            {
                draft.Builder.Warn($"network {network.Name} exists but was not made for project \"{draft.Project.Name}\"; set `external: true` to say that this is meant");
            }
            else if (existing.ConfigHash is { } hash && hash != ConfigHash.Of(network))
            {
                Recreate(draft, decisions, network, existing);
            }
        }

        RemoveRenamed(draft);
    }

    private static void Recreate(Draft draft, ReplicaDecisions decisions, Network network, ObservedNetwork existing)
    {
        const string cause = "network config changed";
        var attached = draft.Observed.Containers.Where(container => container.Networks.ContainsKey(network.Name)).ToList();
        var freed = new List<int>();
        foreach (var container in attached)
        {
            int[] stopped = container.IsRunning || container.IsPaused ? [draft.Stop(container, [], cause)] : [];
            freed.Add(draft.Add(new DisconnectNetwork(existing.Name, existing.Id, container.Name, container.Id, cause), stopped));
        }

        var removed = draft.Add(new RemoveNetwork(network.Name, existing.Id, InUseIsFine: false, cause), freed);
        var created = draft.NetworkReady[network.Key] = draft.Add(new CreateNetwork(draft.Project, network, cause), [removed]);
        foreach (var container in attached)
        {
            // New containers are made with the network; the others must be put back into it, with their aliases and addresses.
            if (decisions.Of(container) is not { Stays: true, IsNew: false } replica) continue;
            replica.Ready.Add(draft.Add(new ConnectNetwork(network.Name, container.Name, replica.Template, cause), [created]));
            if (container.IsRunning || container.IsPaused) replica.StartAgain = cause;
        }
    }

    // The project has the same network under another name now: its containers move over, the old one goes if nobody else is in it.
    private static void RemoveRenamed(Draft draft)
    {
        foreach (var old in draft.Observed.Networks)
        {
            if (old.Project != draft.Project.Name || old.Key is not { } key || draft.Project.FindNetwork(key) is not { External: false } network || network.Name == old.Name) continue;
            draft.Renamed.Add(new RemoveNetwork(old.Name, old.Id, InUseIsFine: true, $"network {key} is called {network.Name} now"));
        }
    }

    private static bool IsBuiltIn(string name) => name is "host" or "bridge" or "none";
}
