using System.Diagnostics;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>Signals by their names, as kill(1) sends them.</summary>
internal static class Signals
{
    public static async Task SendAsync(Process process, string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -s {signal} {process.Id}"]);
        await kill.WaitForExitAsync();
    }
}
