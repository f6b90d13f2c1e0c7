using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Planning.Convergence;

/// <summary>container_name allows one container, of one service.</summary>
internal static class NameChecks
{
    public static void Check(Draft draft)
    {
        var first = new Dictionary<string, Service>(StringComparer.Ordinal);
        foreach (var service in draft.Project.Services)
        {
            if (service.ContainerName is not { } name)
                continue;
            if (!first.TryAdd(name, service))
                draft.Builder.Refuse(PlanDiagnostics.ContainerNameTwice(service, first[name]));
            if (Replicas.CountOf(service, draft.Policy) is > 1 and var scale)
                draft.Builder.Refuse(PlanDiagnostics.ContainerNameScaled(service, scale));
        }
    }
}
