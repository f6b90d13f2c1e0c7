using System.Globalization;
using System.Runtime.CompilerServices;
using Compose.Engine.Contract;
using Compose.Engine.Wire;

namespace Compose.Testing.Engines;

/// <content>Images, and a registry.</content>
public sealed partial class MemoryEngine
{
    private readonly List<MemoryImage> images = [];
    private readonly Dictionary<string, MemoryImage> registry = new(StringComparer.Ordinal);

    /// <summary>Adds an image to the engine.</summary>
    /// <param name="command">The command of its containers: words, or a shell script.</param>
    public MemoryImage AddImage(string name, params string[] command) => AddImage(name, new ContainerConfig { Cmd = Command(command) });

    public MemoryImage AddImage(string name, ContainerConfig config)
    {
        lock (gate)
        {
            var image = NewImage(config);
            Name(image, WithTag(name));
            return image;
        }
    }

    /// <summary>Adds an image to the registry, replacing one of the same name.</summary>
    public MemoryImage PublishImage(string name, params string[] command) =>
        PublishImage(name, new ContainerConfig { Cmd = Command(command) });

    public MemoryImage PublishImage(string name, ContainerConfig config)
    {
        lock (gate)
            return registry[WithTag(name)] = NewImage(config);
    }

    /// <summary>The names of all images, sorted.</summary>
    public IReadOnlyList<string> ImageNames
    {
        get
        {
            lock (gate)
                return [.. images.SelectMany(static image => image.Names).Order(StringComparer.Ordinal)];
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ImageSummary>> ListImagesAsync(Filters filters, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<ImageSummary>>(
            "list images",
            "",
            false,
            () =>
                [
                    .. images
                        .Where(image =>
                            filters.FitsLabels(image.Config.Labels)
                            && filters.Fits(
                                "reference",
                                reference =>
                                    image.Names.Any(name =>
                                        name == WithTag(reference) || name.StartsWith(reference + ":", StringComparison.Ordinal)
                                    )
                            )
                            && filters.Fits("dangling", dangling => dangling is "true" or "1" == (image.Names.Count == 0))
                        )
                        .Select(static image => new ImageSummary
                        {
                            Id = image.Id,
                            RepoTags = [.. image.Names],
                            RepoDigests = [.. image.Digests],
                            Created = image.Created.ToUnixTimeSeconds(),
                            Size = image.Size,
                            Labels = image.Config.Labels ?? new Dictionary<string, string>(),
                        }),
                ],
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<ImageInspect> InspectImageAsync(string image, bool manifests, CancellationToken cancellationToken) =>
        AnswerAsync(
            "inspect image",
            image,
            false,
            () => Show(FindImage(image) ?? throw NotFound($"No such image: {WithTag(image)}")),
            cancellationToken
        );

    /// <inheritdoc/>
    public async IAsyncEnumerable<ProgressMessage> PullImageAsync(
        ImageReference image,
        string? platform,
        RegistryAuth? auth,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var name = WithTag(image.ToString());
        var news = await AnswerAsync(
                "pull image",
                image.ToString(),
                true,
                () =>
                {
                    var found =
                        registry.GetValueOrDefault(name)
                        ?? throw NotFound(
                            $"pull access denied for {image.Name}, repository does not exist or may require 'docker login': denied: "
                                + "requested access to the resource is denied"
                        );
                    var isNew = !images.Contains(found);
                    if (isNew)
                        images.Add(found);
                    if (found.Digests.Count == 0)
                        found.Digests.Add($"{image.Name}@sha256:{Digest("manifest " + found.Id)}");
                    Name(found, name);
                    return isNew;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        yield return new ProgressMessage { Id = image.TagOrDigest, Status = $"Pulling from {image.FullName["docker.io/".Length..]}" };
        if (news)
            yield return new ProgressMessage
            {
                Id = Digest(name)[..12],
                Status = "Pull complete",
                Detail = new ProgressDetail { Current = 4_000_000, Total = 4_000_000 },
            };
        yield return new ProgressMessage
        {
            Status = news ? $"Status: Downloaded newer image for {name}" : $"Status: Image is up to date for {name}",
        };
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ProgressMessage> PushImageAsync(
        ImageReference image,
        RegistryAuth? auth,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var name = WithTag(image.ToString());
        var digest = await AnswerAsync(
                "push image",
                image.ToString(),
                true,
                () =>
                {
                    registry[name] =
                        FindImage(name)
                        ?? throw new EngineException(
                            null,
                            $"An image does not exist locally with the tag: {image.Name}",
                            "POST /images/push"
                        );
                    return Digest("manifest " + registry[name].Id);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        yield return new ProgressMessage { Status = $"The push refers to repository [{image.FullName}]" };
        yield return new ProgressMessage { Id = digest[..12], Status = "Pushed" };
        yield return new ProgressMessage { Status = $"{image.TagOrDigest}: digest: sha256:{digest} size: 527" };
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ImageRemoved>> RemoveImageAsync(string image, bool force, bool prune, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<ImageRemoved>>(
            "remove image",
            image,
            true,
            () =>
            {
                var found = FindImage(image) ?? throw NotFound($"No such image: {WithTag(image)}");
                var byId = found.Id == image;
                var user = containers.FirstOrDefault(container => container.Image == found);
                if (user is not null && !force && (byId || found.Names.Count <= 1))
                    throw Conflict(
                        $"conflict: unable to remove repository reference \"{image}\" (must force) - container {user.ShortId} is using "
                            + $"its referenced image {found.Id[7..19]}"
                    );
                List<string> untagged = byId ? [.. found.Names] : [WithTag(image)];
                foreach (var name in untagged)
                    found.Names.Remove(name);
                var gone = found.Names.Count == 0 && user is null;
                if (gone)
                    images.Remove(found);
                return
                [
                    .. untagged.Select(static name => new ImageRemoved { Untagged = name }),
                    .. gone ? [new ImageRemoved { Deleted = found.Id }] : Array.Empty<ImageRemoved>(),
                ];
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task TagImageAsync(string image, ImageReference target, CancellationToken cancellationToken) =>
        DoAsync(
            "tag image",
            $"{ImageCalled(image)} as {target}",
            () => Name(FindImage(image) ?? throw NotFound($"No such image: {WithTag(image)}"), WithTag(target.ToString())),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<DistributionInspect> InspectDistributionAsync(
        ImageReference image,
        RegistryAuth? auth,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            "ask registry for",
            image.ToString(),
            false,
            () =>
            {
                var found =
                    registry.GetValueOrDefault(WithTag(image.ToString()))
                    ?? throw Refusal(
                        System.Net.HttpStatusCode.Unauthorized,
                        "errors:\ndenied: requested access to the resource is denied\nunauthorized: authentication required\n".TrimEnd()
                    );
                return new DistributionInspect
                {
                    Descriptor = new ManifestDescriptor
                    {
                        MediaType = "application/vnd.oci.image.manifest.v1+json",
                        Digest = $"sha256:{Digest("manifest " + found.Id)}",
                        Size = 527,
                    },
                    Platforms = [new Platform { Os = "linux", Architecture = found.Architecture }],
                };
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<string> CommitContainerAsync(string container, CommitOptions options, CancellationToken cancellationToken) =>
        AnswerAsync(
            "commit container",
            NameOf(container),
            true,
            () =>
            {
                var found = Find(container);
                var image = NewImage(Changed(found.Config, options.Changes));
                if (options.Target is { } target)
                    Name(image, WithTag(target.ToString()));
                else
                    images.Add(image);
                Happened(found, "commit");
                return image.Id;
            },
            cancellationToken
        );

    private MemoryImage NewImage(ContainerConfig config) => new($"sha256:{NewId("image")}", config) { Created = Now(), TaggedAt = Now() };

    /// <summary>Tags an image, removing the name from any other.</summary>
    private void Name(MemoryImage image, string name)
    {
        foreach (var other in images)
            other.Names.Remove(name);
        if (!images.Contains(image))
            images.Add(image);
        image.Names.Add(name);
        image.TaggedAt = Now();
    }

    private MemoryImage? FindImage(string name) =>
        images.FirstOrDefault(image =>
            image.Names.Contains(WithTag(name))
            || image.Id == name
            || image.Digests.Contains(name)
            || (name.Length >= 12 && image.Id.StartsWith($"sha256:{name}", StringComparison.Ordinal))
        );

    // Ids change with every change of a test; the name is readable.
    private string ImageCalled(string image)
    {
        lock (gate)
            return FindImage(image)?.Names.FirstOrDefault() ?? image;
    }

    private static string WithTag(string name) =>
        ImageReference.Parse(name) is { Tag: null, Digest: null } && !name.StartsWith("sha256:", StringComparison.Ordinal)
            ? name + ":latest"
            : name;

    private static IReadOnlyList<string>? Command(string[] command) =>
        command switch
        {
            [] => null,
            [var script] when script.Contains(' ') => ["sh", "-c", script],
            _ => command,
        };

    private static ImageInspect Show(MemoryImage image) =>
        new()
        {
            Id = image.Id,
            RepoTags = [.. image.Names],
            RepoDigests = [.. image.Digests],
            Created = image.Created,
            Architecture = image.Architecture,
            Os = "linux",
            Size = image.Size,
            Config = image.Config,
            Metadata = new ImageMetadata { LastTagTime = image.TaggedAt },
        };

    private static ContainerConfig Changed(ContainerConfig config, IReadOnlyList<string> changes) =>
        changes.Aggregate(
            config,
            static (config, change) =>
            {
                var blank = change.IndexOf(' ');
                return ImageInstruction.Apply(config, change[..blank].ToUpper(CultureInfo.InvariantCulture), change[(blank + 1)..].Trim())
                    ?? throw Invalid($"{change[..blank]} is not a valid change command");
            }
        );
}
