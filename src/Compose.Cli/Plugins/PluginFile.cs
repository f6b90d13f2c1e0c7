using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Compose.Cli.Hosting;

namespace Compose.Cli.Plugins;

/// <summary>A file that docker may run as <c>docker compose</c>.</summary>
/// <param name="Scope">Whose it is: <c>config</c> (named by cliPluginsExtraDirs), <c>user</c> or <c>system</c>.</param>
/// <param name="Path">Absolute path, whether or not there is a file.</param>
internal sealed record PluginFile(string Scope, string Path)
{
    // A program that does not answer is none; ours takes milliseconds.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Something has this name, if only a link to a missing file, which docker passes over.</summary>
    public bool IsTaken { get; private init; }

    /// <summary>Docker finds it: the first such file is the one it runs.</summary>
    public bool Exists { get; private init; }

    /// <summary>Where a link leads; null for a file.</summary>
    public string? Target { get; private init; }

    /// <summary>How it introduces itself; null when it does not, which docker refuses to run.</summary>
    public PluginMetadata? Metadata { get; private init; }

    /// <summary>It is this program, in this or another version.</summary>
    public bool IsOurs => Metadata?.Vendor == CliPlugins.Vendor;

    /// <summary>What it is, for people.</summary>
    public string Description =>
        !Exists ? "a link to nothing"
        : Metadata is null ? "no plugin"
        : $"{(IsOurs ? "this program" : Metadata.Vendor)} {Metadata.Version}".TrimEnd();

    /// <summary>The path, and where it leads.</summary>
    public string Place => Target is null ? Path : $"{Path} -> {Target}";

    /// <summary>Looks at the file, and asks it who it is.</summary>
    public async Task<PluginFile> LookAsync(Host host, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Path);
        var exists = File.Exists(Path);
        if (!exists && file.LinkTarget is null)
            return this;
        return this with
        {
            IsTaken = true,
            Exists = exists,
            Target = file.LinkTarget,
            Metadata = exists ? await AskAsync(host, cancellationToken).ConfigureAwait(false) : null,
        };
    }

    private async Task<PluginMetadata?> AskAsync(Host host, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            using var process = CliPlugins.Start(host, Path, host.WorkingDirectory, [CliPlugins.MetadataVerb], []);
            await using var stop = limit.Token.Register(() => CliPlugins.Kill(process)).ConfigureAwait(false);
            limit.CancelAfter(Limit);
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var text = await process.StandardOutput.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            var answer = process.ExitCode == 0 ? JsonSerializer.Deserialize(text, PluginJson.Default.PluginMetadata) : null;
            return string.IsNullOrEmpty(answer?.Vendor) ? null : answer;
        }
        catch (Exception error) when (error is Win32Exception or JsonException)
        {
            return null;
        }
    }
}

/// <summary>A plugin's answer to docker.</summary>
internal sealed record PluginMetadata(string? Vendor, string? Version);

[JsonSerializable(typeof(PluginMetadata))]
internal sealed partial class PluginJson : JsonSerializerContext;
