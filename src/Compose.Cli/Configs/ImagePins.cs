using Compose.Engine;
using Compose.Engine.Config;
using Compose.Model;
using Compose.Model.Syntax;

namespace Compose.Cli.Configs;

/// <summary>Images with the digest that the registry has for them, so that the same project gives the same containers tomorrow.</summary>
internal static class ImagePins
{
    /// <summary>Each image of the project, as written, to its pinned form; one question to the engine for each that is not pinned yet.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ResolveAsync(Invocation call, Project project, CancellationToken cancellationToken)
    {
        var credentials = new Credentials(call.DockerConfig);
        var images = project.Services.Select(static s => s.Image).OfType<string>().Distinct().Where(static image => !image.Contains('@'));
        var pinned = await Task.WhenAll(images.Select(async image =>
        {
            var reference = ImageReference.Parse(image);
            var auth = await credentials.ForAsync(reference, cancellationToken).ConfigureAwait(false);
            var found = await call.Engine.InspectDistributionAsync(reference, auth, cancellationToken).ConfigureAwait(false);
            return (Image: image, Pinned: $"{image}@{found.Descriptor.Digest}");
        })).ConfigureAwait(false);
        return pinned.ToDictionary(static p => p.Image, static p => p.Pinned, StringComparer.Ordinal);
    }

    /// <summary>The project with its images pinned.</summary>
    public static Mapping Apply(Mapping root, IReadOnlyDictionary<string, string> pinned)
    {
        if (root["services"] is not Mapping services) return root;
        foreach (var (name, value) in services.Entries.Select(static e => (e.Name, e.Value)).ToList())
            if (value is Mapping service && Pin(service, pinned) is { } image) services = services.With(name, service.With("image", image));
        return root.With("services", services);
    }

    /// <summary>An override file with nothing but the pinned images.</summary>
    public static Mapping Override(Mapping root, IReadOnlyDictionary<string, string> pinned)
    {
        if (root["services"] is not Mapping services) return new Mapping(root.At, []);
        var kept = services.Entries.Where(e => e.Value is Mapping service && service["image"] is Scalar)
            .Select(e => e with { Value = new Mapping(e.Value.At, [Image((Mapping)e.Value, pinned)]) });
        return new Mapping(root.At, [new Entry(Scalar.String(root.At, "services"), new Mapping(services.At, [.. kept]))]);
    }

    private static Entry Image(Mapping service, IReadOnlyDictionary<string, string> pinned)
    {
        var entry = service.Entries.First(static e => e.Name == "image");
        return Pin(service, pinned) is { } image ? entry with { Value = image } : entry;
    }

    private static Scalar? Pin(Mapping service, IReadOnlyDictionary<string, string> pinned) =>
        service["image"] is Scalar image && pinned.TryGetValue(image.Text, out var text) ? image with { Text = text } : null;
}
