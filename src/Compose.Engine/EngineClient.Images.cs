using System.Net;
using Compose.Engine.Contract;
using Compose.Engine.Transport;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <content>Images.</content>
public sealed partial class EngineClient
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ImageSummary>> ListImagesAsync(Filters filters, CancellationToken cancellationToken) =>
        GetAsync(new Query("/images/json").With("filters", filters), WireJson.Default.IReadOnlyListImageSummary, cancellationToken);

    /// <inheritdoc/>
    public async Task<ImageInspect> InspectImageAsync(string image, bool manifests, CancellationToken cancellationToken)
    {
        var asked = manifests && (await PingAsync(cancellationToken).ConfigureAwait(false)).Api >= ApiVersion.ImageManifests;
        return await GetAsync(Query.Of("images", image, "json").With("manifests", asked), WireJson.Default.ImageInspect, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ProgressMessage> PullImageAsync(
        ImageReference image,
        string? platform,
        RegistryAuth? auth,
        CancellationToken cancellationToken
    ) =>
        ProgressAsync(
            new Query("/images/create").With("fromImage", image.Name).With("tag", image.TagOrDigest).With("platform", platform),
            null,
            [Auth(auth)],
            cancellationToken
        );

    /// <inheritdoc/>
    public IAsyncEnumerable<ProgressMessage> PushImageAsync(
        ImageReference image,
        RegistryAuth? auth,
        CancellationToken cancellationToken
    ) => ProgressAsync(Query.Of("images", image.Name, "push").With("tag", image.Tag ?? "latest"), null, [Auth(auth)], cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ImageRemoved>> RemoveImageAsync(
        string image,
        bool force,
        bool prune,
        CancellationToken cancellationToken
    )
    {
        var query = Query.Of("images", image).With("force", force).With("noprune", !prune);
        using var response = await SendAsync(HttpMethod.Delete, query, null, default, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, WireJson.Default.IReadOnlyListImageRemoved, Name(HttpMethod.Delete, query), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task TagImageAsync(string image, ImageReference target, CancellationToken cancellationToken) =>
        PostAsync(Query.Of("images", image, "tag").With("repo", target.Name).With("tag", target.Tag ?? "latest"), cancellationToken);

    /// <inheritdoc/>
    public Task<DistributionInspect> InspectDistributionAsync(
        ImageReference image,
        RegistryAuth? auth,
        CancellationToken cancellationToken
    ) => GetAsync(Query.Of("distribution", image.ToString(), "json"), WireJson.Default.DistributionInspect, cancellationToken, Auth(auth));

    /// <summary>Progress messages; the last one may report a failure although the status was 200.</summary>
    private async IAsyncEnumerable<ProgressMessage> ProgressAsync(
        Query query,
        HttpContent? body,
        (string, string)[] headers,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (
            var message in LinesAsync(HttpMethod.Post, query, body, WireJson.Default.ProgressMessage, headers, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            if ((message.ErrorDetail?.Message ?? message.Error) is { Length: > 0 } reason)
                throw new EngineException(
                    message.ErrorDetail?.Code is >= 400 and < 600 and var code ? (HttpStatusCode)code : null,
                    reason.TrimEnd(),
                    Name(HttpMethod.Post, query)
                );
            yield return message;
        }
    }

    private static (string, string) Auth(RegistryAuth? auth) => ("X-Registry-Auth", RegistryAuth.ToHeader(auth));
}
