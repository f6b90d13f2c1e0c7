using System.Collections.Immutable;
using System.Text.Json;
using Compose.Model.Inputs;

namespace Compose.Cli.Remote;

/// <summary>The parts of an OCI image manifest used by a published compose project.</summary>
/// <param name="Digest">Digest of the manifest itself.</param>
/// <param name="Kind">Its artifact type, else the type of its configuration.</param>
internal sealed record OciManifest(string Digest, string Kind, ImmutableArray<OciLayer> Layers)
{
    public const string ProjectType = "application/vnd.docker.compose.project";
    public const string EmptyConfig = "application/vnd.docker.compose.config.empty.v1+json";

    public bool IsComposeProject => Kind is ProjectType or EmptyConfig;

    /// <exception cref="RemoteResourceException">The content is not a manifest.</exception>
    public static OciManifest Parse(string digest, byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            var kind = Text(root, "artifactType") ?? (root.TryGetProperty("config", out var config) ? Text(config, "mediaType") : null);
            var layers = root.TryGetProperty("layers", out var list)
                ? list.EnumerateArray().Select(Layer).ToImmutableArray()
                : throw new RemoteResourceException("it is not a compose project but an index of several");
            return new OciManifest(digest, kind ?? "an artifact without a type", layers);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new RemoteResourceException("the registry's response is not a manifest", e);
        }
    }

    private static OciLayer Layer(JsonElement layer)
    {
        var notes = layer.TryGetProperty("annotations", out var annotations) ? annotations : default;
        return new OciLayer(
            Text(layer, "digest") ?? throw new RemoteResourceException("a layer of its manifest has no digest"),
            Text(layer, "mediaType"),
            Note(notes, "com.docker.compose.extends") is not null ? Note(notes, "com.docker.compose.file") ?? "" : null,
            Note(notes, "com.docker.compose.envfile")
        );
    }

    private static string? Note(JsonElement notes, string name) => notes.ValueKind == JsonValueKind.Object ? Text(notes, name) : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}

/// <summary>One file of a published project.</summary>
/// <param name="ExtendedFile">Its name if it is an extended file.</param>
/// <param name="EnvFile">Its name if it is an env_file.</param>
internal sealed record OciLayer(string Digest, string? MediaType, string? ExtendedFile, string? EnvFile)
{
    public const string ComposeFileType = "application/vnd.docker.compose.file+yaml";
    public const string EnvFileType = "application/vnd.docker.compose.envfile";

    public bool IsComposeFile => MediaType == ComposeFileType;

    /// <summary>The local file name; null for a layer of another kind.</summary>
    public string? FileName =>
        MediaType switch
        {
            ComposeFileType => ExtendedFile ?? "compose.yaml",
            EnvFileType => EnvFile ?? "",
            _ => null,
        };
}
