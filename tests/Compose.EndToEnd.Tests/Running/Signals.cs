using System.Diagnostics;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>Sends signals by name with kill(1).</summary>
internal static class Signals
{
    public static async Task SendAsync(Process process, string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -s {signal} {process.Id}"]);
        await kill.WaitForExitAsync();
    }
}
