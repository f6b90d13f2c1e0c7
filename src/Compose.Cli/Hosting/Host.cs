using System.Collections.Immutable;
using Compose.Cli.Flags;
using Compose.Engine;
using Compose.Engine.Configuration;
using Compose.Model.Inputs;

namespace Compose.Cli.Hosting;

/// <summary>
/// The outside world. Nothing else in this program may access the console, the environment, the clock or the engine directly.
/// </summary>
internal sealed record Host
{
    public required TextWriter Out { get; init; }

    public required TextWriter Err { get; init; }

    /// <summary>
    /// Standard streams as bytes, for container output and archives; unbuffered, so they interleave with the writers in order.
    /// </summary>
    public required StandardStreams Streams { get; init; }

    /// <summary>The operating system's variables at startup.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Absolute path of the current directory.</summary>
    public required string WorkingDirectory { get; init; }

    public required TerminalFacts Terminal { get; init; }

    public required ISourceLoader Files { get; init; }

    public required Interruption Interruption { get; init; }

    /// <summary>This process and its neighbours; read when first needed.</summary>
    public required Lazy<ProcessTable> Processes { get; init; }

    /// <summary>Creates an engine client, which sends nothing before the first call. It tells its address if the engine is slow.</summary>
    public required Func<DockerFlags, DockerConfig, Action<string>, IEngine> ConnectEngine { get; init; }

    /// <summary>Absolute path of this program's file, behind links; empty where the system does not tell.</summary>
    public required string Executable { get; init; }

    /// <summary>Where Docker looks for plugins of all users of the machine, in its order.</summary>
    public required ImmutableArray<string> SystemPluginFolders { get; init; }

    /// <summary>The command as typed, for usage lines: <c>compose</c> or <c>docker compose</c>.</summary>
    public string Name { get; init; } = "compose";

    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
