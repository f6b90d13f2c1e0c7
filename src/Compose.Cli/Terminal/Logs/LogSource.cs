using Compose.Engine;
using Compose.Engine.Contract;

namespace Compose.Cli.Terminal.Logs;

/// <summary>The stored log of one container.</summary>
internal sealed record LogSource(string Id, string Name, bool Tty)
{
    /// <summary>The name in line prefixes: without the project prefix; a custom name stays unchanged.</summary>
    public static string NameOf(string container, string project) =>
        container.StartsWith(project + "-", StringComparison.Ordinal) || container.StartsWith(project + "_", StringComparison.Ordinal)
            ? container[(project.Length + 1)..]
            : container;

    public async Task<OutputLines> OpenAsync(IEngine engine, LogOptions options, CancellationToken cancellationToken) =>
        new(
            await engine.ContainerLogsAsync(Id, options with { Tty = Tty }, cancellationToken).ConfigureAwait(false),
            options.Timestamps
        );
}
