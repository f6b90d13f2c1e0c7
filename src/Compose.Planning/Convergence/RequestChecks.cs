using Compose.Planning.Requests;

namespace Compose.Planning.Convergence;

/// <summary>
/// Checks the containers to be created before anything is changed: reports all that cannot be created, and settings without effect in the
/// others.
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
