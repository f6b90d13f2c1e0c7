using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Planning.Convergence;

/// <summary>The number of containers of a service.</summary>
internal static class Replicas
{
    public static int CountOf(Service service, PlanPolicy policy) =>
        policy.Scale.TryGetValue(service.Name, out var asked) ? asked : (int)(service.Scale ?? service.Deploy?.Replicas ?? 1);
}
