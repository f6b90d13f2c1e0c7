using System.Collections.Immutable;
using Compose.Model.Resources;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Convergence;

/// <summary>Networks: created when missing, recreated when changed, unless external.</summary>
internal static class NetworkPlanning
{
    public static void Plan(Draft draft, ReplicaDecisions decisions)
    {
        foreach (var network in draft.Project.Networks.OrderBy(network => network.Key, StringComparer.Ordinal))
            Plan(draft, decisions, network, [.. draft.Observed.NetworksCalled(network.Name)]);
        RemoveRenamed(draft);
    }

    private static void Plan(Draft draft, ReplicaDecisions decisions, Network network, ImmutableArray<ObservedNetwork> called)
    {
        var isOurs = !network.External && called.All(existing => existing.Project == draft.Project.Name);
        if (called.IsEmpty)
        {
            if (!network.External)
                draft.NetworkReady[network.Key] = draft.Add(new CreateNetwork(draft.Project, network, "not found"), []);
            // Swarm networks appear on an engine only once used.
            else if (!IsBuiltIn(network.Name))
                draft.Builder.Refuse(PlanDiagnostics.ExternalNetwork(network));
        }
        else if (!isOurs && called.Length > 1)
        {
            draft.Builder.Refuse(PlanDiagnostics.NetworkAmbiguous(network, called));
        }
        else if (!isOurs)
        {
            if (!network.External)
                draft.Builder.Warn(
                    $"a network with name {network.Name} exists but was not created {(called[0].Project is null ? "by compose" : $"for project \"{draft.Project.Name}\"")}. Set `external: true` to use an existing network"
                );
        }
        else if (called[0].DiffersFrom(network))
        {
            new NetworkRemake(draft, decisions, network).Plan(called, create: true, "network config changed");
        }
        else if (called.Length > 1)
        {
            new NetworkRemake(draft, decisions, network).Plan(
                called.RemoveAt(0),
                create: false,
                $"there are {called.Length} networks with this name; {Short(called[0].Id)} stays"
            );
        }
    }

    // The network has a new name: its containers move to it, and the old one is removed if otherwise unused.
    private static void RemoveRenamed(Draft draft)
    {
        foreach (var old in draft.Observed.Networks)
        {
            if (
                old.Project != draft.Project.Name
                || old.Key is not { } key
                || draft.Project.FindNetwork(key) is not { External: false } network
                || network.Name == old.Name
            )
                continue;
            draft.Renamed.Add(
                new RemoveNetwork(old.Name, old.Id, InUseIsFine: true, $"network {key} is now named {network.Name}") { At = network.KeyAt }
            );
        }
    }

    private static string Short(string id) => id.Length > 12 ? id[..12] : id;

    private static bool IsBuiltIn(string name) => name is "host" or "bridge" or "none";
}
