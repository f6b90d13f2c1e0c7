using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Planning.Convergence;

/// <summary>
/// Decides which services are updated container by container. What cannot be is refused with <c>--rolling</c>; without it, a service that
/// only asks for it by <c>order: start-first</c>, as files for a swarm do, is recreated with a warning: the reference ignores the order.
/// </summary>
internal static class RollingDecisions
{
    public static void Decide(Draft draft, ReplicaDecisions decisions)
    {
        if (!draft.Policy.Start)
            return;
        foreach (var service in draft.Ordered)
        {
            var replaced = decisions[service.Name].Where(IsReplaced).ToList();
            if (
                replaced.Count == 0
                || RollingUpdate.Of(service, draft.Policy.Rolling) is not { } update
                || !IsPossible(draft, service, update, replaced)
            )
                continue;
            var series = new UpdateSeries(service, replaced.Count, update);
            foreach (var replica in replaced)
                replica.Attempt = new UpdateAttempt(series, replica.Name);
        }
    }

    private static bool IsReplaced(Replica replica) => replica is { Fate: Fate.Recreate, Existing.IsRunning: true };

    private static bool IsPossible(Draft draft, Service service, RollingUpdate update, List<Replica> replaced)
    {
        var problems = RollingChecks.Find(service, update, replaced).ToList();
        if (draft.Policy.Rolling)
            problems.ForEach(draft.Builder.Refuse);
        var reason =
            replaced.Any(replica => replica.Existing is { } old && draft.StopOf(old) is not null) ? "a network that it is in is recreated"
            : !draft.Policy.AttachTo.IsEmpty ? "only `up -d` and `up --rolling` honor its update order"
            : !draft.Policy.Rolling && problems is [var first, ..] ? $"{first.At}: {first.Message}"
            : null;
        if (reason is not null)
            draft.Builder.Warn($"service {service.Name} is replaced with an interruption: {reason}");
        return reason is null;
    }
}
