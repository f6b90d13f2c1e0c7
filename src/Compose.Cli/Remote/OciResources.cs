using Compose.Engine.Contract;
using Compose.Model.Inputs;

namespace Compose.Cli.Remote;

/// <summary>
/// Compose projects published to a registry, <c>oci://name[:tag][@digest]</c> (spec 2.2): files are joined in layer order.
/// </summary>
internal sealed class OciResources(OciRegistry registry, Func<RemoteCache> cache) : IRemoteResources
{
    private const string Scheme = "oci://";

    private readonly Dictionary<string, string> digests = new(StringComparer.Ordinal);

    public bool Accepts(string reference) => reference.StartsWith(Scheme, StringComparison.Ordinal);

    public string Fetch(string reference, CancellationToken cancellationToken)
    {
        var image = ImageReference.Parse(reference[Scheme.Length..]);
        if (image.Name.Length == 0)
            throw new RemoteResourceException("it has no repository");
        OciManifest? manifest = null;
        if (!digests.TryGetValue(reference, out var digest))
        {
            manifest = registry.Manifest(image, cancellationToken);
            digests[reference] = digest = manifest.Digest;
        }

        var folder = cache()
            .Folder(
                digest[(digest.IndexOf(':') + 1)..],
                draft =>
                    Write(draft, image, manifest ?? registry.Manifest(image with { Digest = digest }, cancellationToken), cancellationToken)
            );
        return RemoteCache.ComposeFile(folder, "");
    }

    private void Write(string folder, ImageReference image, OciManifest manifest, CancellationToken cancellationToken)
    {
        if (!manifest.IsComposeProject)
            throw new RemoteResourceException($"it is not a compose project but {manifest.Kind}");
        for (var i = 0; i < manifest.Layers.Length; i++)
        {
            var layer = manifest.Layers[i];
            if (layer.FileName is not { } name)
                continue;
            if (name.AsSpan().ContainsAny('/', '\\') || name is "" or "." or "..")
                throw new RemoteResourceException($"its file name `{name}` leads out of it");
            var content = registry.Blob(image, layer.Digest, cancellationToken);
            using var file = new FileStream(Path.Combine(folder, name), layer.IsComposeFile ? FileMode.Append : FileMode.Create);
            if (file.Length > 0)
                file.Write("\n---\n"u8);
            file.Write(content);
        }
    }
}
