using System.Text.Json;
using Compose.Cli.Calls;
using Compose.Cli.Hosting;

namespace Compose.Cli.Building;

/// <summary>The default builder: BUILDX_BUILDER, or the one selected by <c>docker buildx use</c> for this engine.</summary>
internal static class BuildxBuilder
{
    /// <returns>Null for the engine's own builder, or when buildx is not installed.</returns>
    public static string? Chosen(Invocation call)
    {
        if (call.Host.Variable("BUILDX_BUILDER") is { } named)
            return named;
        var folder = call.Host.Variable("BUILDX_CONFIG") ?? Path.Combine(call.DockerConfig.Directory, "buildx");
        return
            Current(call, Path.Combine(folder, "current")) is { } name
            && File.Exists(Path.Combine(folder, "instances", name))
            && CliPlugins.Find(call.Host, call.DockerConfig, "buildx") is not null
            ? name
            : null;
    }

    // {"Key":"unix:///var/run/docker.sock","Name":"mine","Global":false}: the key is the engine's address or its context's name.
    private static string? Current(Invocation call, string file)
    {
        if (!call.Host.Files.TryRead(file, out var bytes))
            return null;
        try
        {
            using var current = JsonDocument.Parse(bytes);
            var root = current.RootElement;
            var isOurs =
                root.TryGetProperty("Global", out var everywhere) && everywhere.ValueKind == JsonValueKind.True
                || root.TryGetProperty("Key", out var key)
                    && (key.GetString() == call.Engine.Address || key.GetString() == ContextOf(call));
            return isOurs && root.TryGetProperty("Name", out var name) && name.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null; // the file belongs to buildx, which also ignores it when unreadable
        }
    }

    private static string? ContextOf(Invocation call) =>
        call.Host.Variable("DOCKER_HOST") is null ? call.Host.Variable("DOCKER_CONTEXT") ?? call.DockerConfig.File.CurrentContext : null;
}
