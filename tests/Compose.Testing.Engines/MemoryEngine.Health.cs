using System.Text;
using Compose.Engine.Wire;
using Compose.Testing.Engines.Containers;
using Compose.Testing.Engines.Processes;

namespace Compose.Testing.Engines;

/// <content>Health checks: probes driven by the clock.</content>
public sealed partial class MemoryEngine
{
    private const int ProbesKept = 5;
    private const int StandardRetries = 3;
    private static readonly TimeSpan StandardInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StandardStartInterval = TimeSpan.FromSeconds(5);

    private void BeginProbing(MemoryContainer container)
    {
        container.Probing?.Dispose();
        container.Health = null;
        if (container.Config.Healthcheck is not { Test: [not "NONE", ..] } check)
            return;
        container.Health = new Health { Status = HealthStatus.Starting };
        var interval = check.Interval > 0 ? Duration(check.Interval) : StandardInterval;
        var first =
            check.StartPeriod <= 0 || Spoken < Compose.Engine.Contract.ApiVersion.StartInterval ? interval
            : check.StartInterval > 0 ? Duration(check.StartInterval)
            : StandardStartInterval;
        container.Probing = clock.CreateTimer(_ => Probe(container, check), null, first, interval);
    }

    private void Probe(MemoryContainer container, HealthConfig check)
    {
        lock (gate)
        {
            if (container.Status != ContainerStatus.Running || container.Health is not { } health)
                return;
            var said = new StringBuilder();
            int? code = null;
            new ShellProcess(
                check.Test is ["CMD-SHELL", var script] ? ["sh", "-c", script] : [.. check.Test!.Skip(1)],
                container.Environment
            )
            {
                Programs = Programs,
                Clock = clock,
                Files = container.Files,
                Output = (_, bytes) => said.Append(Encoding.UTF8.GetString(bytes.Span)),
                Ended = ended => code = ended,
            }.Begin();
            Judge(
                container,
                check,
                health,
                new HealthProbe
                {
                    Start = Now(),
                    End = Now(),
                    ExitCode = code ?? 1,
                    Output = said.ToString(),
                }
            );
        }
    }

    private void Judge(MemoryContainer container, HealthConfig check, Health health, HealthProbe probe)
    {
        var failed = probe.ExitCode != 0;
        var early =
            failed && health.Status == HealthStatus.Starting && clock.GetUtcNow() < container.StartedAt + Duration(check.StartPeriod);
        var streak = failed && !early ? health.FailingStreak + 1 : 0;
        var status =
            !failed ? HealthStatus.Healthy
            : streak >= (check.Retries > 0 ? check.Retries : StandardRetries) ? HealthStatus.Unhealthy
            : health.Status;
        container.Health = new Health
        {
            Status = status,
            FailingStreak = streak,
            Log = [.. health.Log.Append(probe).TakeLast(ProbesKept)],
        };
        if (status != health.Status)
            Happened(container, $"health_status: {status}");
    }

    private static TimeSpan Duration(long nanoseconds) => TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
}
