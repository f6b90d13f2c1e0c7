using System.Globalization;
using Compose.Engine.Wire;

namespace Compose.Planning.Observation;

/// <summary>
/// Parses the status text of the container list: "Up 2 minutes (healthy)", "Exited (1) 3 seconds ago". Its wording (moby,
/// container/state.go) has not changed since 1.12; inspecting would cost a call per container.
/// </summary>
internal static class StatusText
{
    private const string Exited = "Exited (";

    public static string? Health(string status) =>
        status.EndsWith("(healthy)", StringComparison.Ordinal) ? HealthStatus.Healthy
        : status.EndsWith("(unhealthy)", StringComparison.Ordinal) ? HealthStatus.Unhealthy
        : status.EndsWith("(health: starting)", StringComparison.Ordinal) ? HealthStatus.Starting
        : null;

    public static int? ExitCode(string status)
    {
        if (!status.StartsWith(Exited, StringComparison.Ordinal))
            return null;
        var end = status.IndexOf(')');
        return int.TryParse(status.AsSpan(Exited.Length..Math.Max(Exited.Length, end)), CultureInfo.InvariantCulture, out var code)
            ? code
            : null;
    }
}
