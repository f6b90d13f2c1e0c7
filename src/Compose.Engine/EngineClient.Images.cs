using System.Net;
using Compose.Engine.Contract;
using Compose.Engine.Transport;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <content>Images.</content>
public sealed partial class EngineClient
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ImageSummary>> ListImagesAsync(Filters filters, CancellationToken cancellation) =>
        GetAsync(new Query("/images/json").With("filters", filters), WireJson.Default.IReadOnlyListImageSummary, cancellation);

    /// <inheritdoc/>
    public async Task<ImageInspect> InspectImageAsync(string image, bool manifests, CancellationToken cancellation)
    {
        var asked = manifests && (await PingAsync(cancellation).ConfigureAwait(false)).Api >= ApiVersion.ImageManifests;
        return await GetAsync(Query.Of("images", image, "json").With("manifests", asked), WireJson.Default.ImageInspect, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ProgressMessage> PullImageAsync(ImageReference image, string? platform, RegistryAuth? auth, CancellationToken cancellation) =>
        ProgressAsync(new Query("/images/create").With("fromImage", image.Name).With("tag", image.TagOrDigest).With("platform", platform),
            null, [Auth(auth)], cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<ProgressMessage> PushImageAsync(ImageReference image, RegistryAuth? auth, CancellationToken cancellation) =>
        ProgressAsync(Query.Of("images", image.Name, "push").With("tag", image.Tag ?? "latest"), null, [Auth(auth)], cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ImageRemoved>> RemoveImageAsync(string image, bool force, bool prune, CancellationToken cancellation)
    {
        var query = Query.Of("images", image).With("force", force).With("noprune", !prune);
        using var response = await SendAsync(HttpMethod.Delete, query, null, default, cancellation).ConfigureAwait(false);
        return await ReadAsync(response, WireJson.Default.IReadOnlyListImageRemoved, Name(HttpMethod.Delete, query), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task TagImageAsync(string image, ImageReference target, CancellationToken cancellation) =>
        PostAsync(Query.Of("images", image, "tag").With("repo", target.Name).With("tag", target.Tag ?? "latest"), cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<ProgressMessage> LoadImagesAsync(Stream tar, CancellationToken cancellation) =>
        ProgressAsync(new("/images/load"), new UploadContent(tar), [], cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<ProgressMessage> ImportImageAsync(Stream tar, ImageReference? target, IReadOnlyList<string> changes, CancellationToken cancellation) =>
        ProgressAsync(new Query("/images/create").With("fromSrc", "-").With("repo", target?.Name).With("tag", target?.Tag).WithEach("changes", changes),
            new UploadContent(tar), [], cancellation);

    /// <inheritdoc/>
    public Task<DistributionInspect> InspectDistributionAsync(ImageReference image, RegistryAuth? auth, CancellationToken cancellation) =>
        GetAsync(Query.Of("distribution", image.ToString(), "json"), WireJson.Default.DistributionInspect, cancellation, Auth(auth));

    /// <summary>Progress, whose last line may say that all was in vain although the answer began with 200.</summary>
    private async IAsyncEnumerable<ProgressMessage> ProgressAsync(
        Query query, HttpContent? body, (string, string)[] headers, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var message in LinesAsync(HttpMethod.Post, query, body, WireJson.Default.ProgressMessage, headers, cancellation).ConfigureAwait(false))
        {
            if ((message.ErrorDetail?.Message ?? message.Error) is { Length: > 0 } reason)
                throw new EngineException(message.ErrorDetail?.Code is >= 400 and < 600 and var code ? (HttpStatusCode)code : null, reason.TrimEnd(), Name(HttpMethod.Post, query));
            yield return message;
        }
    }

    private static (string, string) Auth(RegistryAuth? auth) => ("X-Registry-Auth", RegistryAuth.ToHeader(auth));
}
