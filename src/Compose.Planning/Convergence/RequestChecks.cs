using Compose.Planning.Requests;

namespace Compose.Planning.Convergence;

/// <summary>
/// Containers that are to be made and cannot be: told before anything is touched, all of them; and what has no effect in those that are
/// made.
/// </summary>
internal static class RequestChecks
{
    public static void Check(Draft draft, ReplicaDecisions decisions)
    {
        foreach (var service in draft.Ordered)
            if (decisions[service.Name].FirstOrDefault(replica => replica.IsNew) is { } replica)
                Check(draft, replica.Request);
    }

    public static void Check(Draft draft, ContainerRequest request)
    {
        request.Expect(draft.Builder.Refuse);
        FileOwnerWarnings.Warn(draft, request);
    }
}
