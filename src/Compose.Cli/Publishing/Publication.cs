using System.Collections.Immutable;
using System.Text.Json;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Remote;
using Compose.Engine.Contract;
using Compose.Model.Inputs;
using Compose.Planning.Plans;

namespace Compose.Cli.Publishing;

/// <summary>Pushes a project's files to a repository as one artifact, and optionally its images beside it.</summary>
/// <param name="Repository">Repository with tag.</param>
/// <param name="Images">As named by services; empty: images are not copied.</param>
internal sealed record Publication(Invocation Call, string Repository, ImmutableArray<PublishedFile> Files, ImmutableArray<string> Images)
{
    /// <summary>Format of the artifact; null for the newest that the registry accepts.</summary>
    public string? Version { get; init; }

    /// <exception cref="CommandFailed">The registry refuses.</exception>
    public void Send(CancellationToken cancellationToken)
    {
        var target = ImageReference.Parse(Repository);
        using var progress = Call.StartProgress("publish");
        progress.Report(new ProgressEvent(Repository, ProgressStatus.Working, "publishing"));
        try
        {
            if (!Call.Globals.DryRun)
                Send(Call.Registry(), target, cancellationToken);
        }
        catch (RemoteResourceException error)
        {
            progress.Report(new ProgressEvent(Repository, ProgressStatus.Error, "Error"));
            throw new CommandFailed($"cannot publish to {Repository}: {error.Message}");
        }

        progress.Report(new ProgressEvent(Repository, ProgressStatus.Done, "published"));
    }

    private void Send(OciRegistry registry, ImageReference target, CancellationToken cancellationToken)
    {
        foreach (var content in Files.Select(static file => file.Content).Append(OciArtifact.Config))
            registry.PutBlob(target, content, cancellationToken);
        var project = SendManifest(registry, target, cancellationToken);
        if (Images.IsEmpty)
            return;
        var index = OciArtifact.Application(
            project,
            [.. Images.Select(image => Copy(registry, ImageReference.Parse(image), target, cancellationToken))]
        );
        registry.PutManifest(Stored(target, index), OciArtifact.IndexType, index, cancellationToken);
    }

    private byte[] SendManifest(OciRegistry registry, ImageReference target, CancellationToken cancellationToken)
    {
        try
        {
            return Put(string.IsNullOrEmpty(Version) ? "1.1" : Version);
        }
        catch (RemoteResourceException) when (string.IsNullOrEmpty(Version))
        {
            return Put(OciArtifact.FirstVersion);
        }

        byte[] Put(string version)
        {
            var manifest = new OciArtifact(version, Files).Manifest();
            registry.PutManifest(target, OciArtifact.ManifestType, manifest, cancellationToken);
            return manifest;
        }
    }

    /// <summary>Copies an image with all its platforms, manifests and layers.</summary>
    private static (string MediaType, byte[] Content) Copy(
        OciRegistry registry,
        ImageReference source,
        ImageReference target,
        CancellationToken cancellationToken
    )
    {
        var (type, content) = registry.StoredManifest(source, cancellationToken);
        try
        {
            using var json = JsonDocument.Parse(content);
            foreach (var list in (ReadOnlySpan<string>)["manifests", "layers"])
            {
                if (!json.RootElement.TryGetProperty(list, out var parts))
                    continue;
                foreach (var digest in parts.EnumerateArray().Select(Digest))
                {
                    if (list == "manifests")
                        Copy(registry, source with { Digest = digest }, target, cancellationToken);
                    else
                        registry.CopyBlob(source, target, digest, cancellationToken);
                }
            }

            if (json.RootElement.TryGetProperty("config", out var config))
                registry.CopyBlob(source, target, Digest(config), cancellationToken);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new RemoteResourceException($"the manifest of `{source}` cannot be read", error);
        }

        registry.PutManifest(Stored(target, content), type, content, cancellationToken);
        return (type, content);
    }

    private static ImageReference Stored(ImageReference target, byte[] content) =>
        target with
        {
            Tag = null,
            Digest = OciRegistry.DigestOf(content),
        };

    private static string Digest(JsonElement descriptor) => descriptor.GetProperty("digest").GetString() ?? "";
}
