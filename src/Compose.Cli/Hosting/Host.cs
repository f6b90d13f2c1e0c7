using Compose.Cli.Flags;
using Compose.Engine;
using Compose.Engine.Configuration;
using Compose.Model.Inputs;

namespace Compose.Cli.Hosting;

/// <summary>The whole outside world. Nothing else in this program may reach for a console, an environment, a clock or an engine.</summary>
internal sealed record Host
{
    public required TextWriter Out { get; init; }

    public required TextWriter Err { get; init; }

    /// <summary>
    /// Standard streams as bytes, for what containers and archives write; unbuffered, so they mix with the writers in order.
    /// </summary>
    public required StandardStreams Streams { get; init; }

    /// <summary>The operating system's variables, as they were at the start.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Absolute path of the current directory.</summary>
    public required string WorkingDirectory { get; init; }

    public required TerminalFacts Terminal { get; init; }

    public required ISourceLoader Files { get; init; }

    public required Interruption Interruption { get; init; }

    /// <summary>Opens a client; nothing is sent before the first call.</summary>
    public required Func<DockerFlags, DockerConfig, IEngine> ConnectEngine { get; init; }

    /// <summary>What the user typed to get here, for usage lines: <c>compose</c> or <c>docker compose</c>.</summary>
    public string Name { get; init; } = "compose";

    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
