using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Planning.Convergence;

/// <summary>Decides which services are updated container by container, and refuses what cannot be.</summary>
internal static class RollingDecisions
{
    public static void Decide(Draft draft, ReplicaDecisions decisions)
    {
        if (!draft.Policy.Start)
            return;
        foreach (var service in draft.Ordered)
        {
            var replaced = decisions[service.Name].Where(IsReplaced).ToList();
            if (replaced.Count == 0 || RollingUpdate.Of(service, draft.Policy.Rolling) is not { } update)
                continue;
            if (replaced.Any(replica => replica.Existing is { } old && draft.StopOf(old) is not null))
            {
                draft.Builder.Warn($"service {service.Name} is replaced with an interruption: a network that it is in is recreated");
                continue;
            }

            if (!draft.Policy.AttachTo.IsEmpty)
            {
                draft.Builder.Warn(
                    $"service {service.Name} is replaced with an interruption: only `up -d` or `up --rolling` honors its update order"
                );
                continue;
            }

            RollingChecks.Check(draft, service, update);
            var series = new UpdateSeries(service, replaced.Count, update);
            foreach (var replica in replaced)
                replica.Attempt = new UpdateAttempt(series, replica.Name);
        }
    }

    private static bool IsReplaced(Replica replica) => replica is { Fate: Fate.Recreate, Existing.IsRunning: true };
}
