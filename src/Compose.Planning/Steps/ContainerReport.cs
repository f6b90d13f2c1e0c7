using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>What is known of a container that failed: the meaning of its exit code, its last probes, its last lines.</summary>
internal static class ContainerReport
{
    private const int Lines = 10;
    private const int Probes = 3;
    private const int LongestLine = 400;
    private const int MostBytes = 64 * 1024;

    /// <param name="withOutput">Whether to include its last lines; not where its output is shown anyway.</param>
    public static async Task<ImmutableArray<string>> OfAsync(
        StepContext context,
        ContainerInspect container,
        bool withOutput,
        CancellationToken cancellationToken
    )
    {
        var report = new List<string>();
        var ended = container.State.Status == ContainerStatus.Exited;
        if (ended && ExitMeaning.Of(container.State, container.HostConfig.Memory) is { } meaning)
            report.Add($"exit code {container.State.ExitCode}: {meaning}");
        if (!ended && container.State.Health?.Log is { Count: > 0 } log)
        {
            report.Add("last probes of its healthcheck:");
            report.AddRange(log.TakeLast(Probes).Select(probe => Probe(probe, context.Clock.LocalTimeZone)));
        }

        if (withOutput && await OutputAsync(context, container, cancellationToken).ConfigureAwait(false) is { Length: > 0 } lines)
        {
            report.Add($"last lines of {container.Name.TrimStart('/')}:");
            report.AddRange(lines.Select(static line => "| " + line));
        }

        return [.. report];
    }

    private static string Probe(HealthProbe probe, TimeZoneInfo zone)
    {
        var time = probe.Start is { } start
            ? TimeZoneInfo.ConvertTime(start, zone).ToString("HH:mm:ss ", CultureInfo.InvariantCulture)
            : "";
        var said = probe.Output?.Trim().ReplaceLineEndings(" ") is { Length: > 0 } output ? ": " + Shortened(output) : ", no output";
        return $"| {time}exit code {probe.ExitCode}{said}";
    }

    private static async Task<ImmutableArray<string>> OutputAsync(
        StepContext context,
        ContainerInspect container,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var options = new LogOptions { Tail = Lines, Tty = container.Config.Tty };
            await using var stream = await context
                .Engine.ContainerLogsAsync(container.Id, options, cancellationToken)
                .ConfigureAwait(false);
            using var text = new MemoryStream();
            var buffer = new byte[8 * 1024];
            while (
                text.Length < MostBytes
                && await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is { IsEnd: false } piece
            )
                text.Write(buffer, 0, piece.Count);
            var lines = Encoding.UTF8.GetString(text.ToArray()).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
            return text.Length == 0 ? [] : [.. lines.Select(Shortened)];
        }
        catch (EngineException)
        {
            // Not every log driver can be read.
            return [];
        }
    }

    private static string Shortened(string line) => line.Length > LongestLine ? line[..LongestLine] + "…" : line;
}
