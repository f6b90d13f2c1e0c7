using Compose.Planning.Plans;

namespace Compose.Planning.Convergence;

/// <summary>use_api_socket: an engine on Windows listens on a named pipe, which cannot be mounted.</summary>
internal static class ApiSocketCheck
{
    public static void Check(Draft draft)
    {
        if (!draft.Observed.IsWindows)
            return;
        foreach (var service in draft.Project.Services)
            if (service.UseApiSocket)
                draft.Builder.Refuse(PlanDiagnostics.NoSocketOnWindows(service));
    }
}
