using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Compose.Engine.Contract;
using Compose.Model.Inputs;

namespace Compose.Cli.Remote;

/// <content>Writing (OCI distribution specification, "Pushing").</content>
internal sealed partial class OciRegistry
{
    public static string DigestOf(ReadOnlySpan<byte> content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Uploads a blob unless it exists.</summary>
    /// <exception cref="RemoteResourceException">The registry refuses.</exception>
    public void PutBlob(ImageReference image, byte[] content, CancellationToken cancellationToken)
    {
        var digest = DigestOf(content);
        if (Has(image, digest, cancellationToken))
            return;
        Upload(image, digest, "", () => new ByteArrayContent(content), cancellationToken);
    }

    /// <summary>Copies a blob from another repository unless it exists; within one registry nothing is transferred.</summary>
    /// <exception cref="RemoteResourceException">A registry refuses.</exception>
    public void CopyBlob(ImageReference from, ImageReference to, string digest, CancellationToken cancellationToken)
    {
        if (Has(to, digest, cancellationToken))
            return;
        var mount =
            Place(from).Host == Place(to).Host
                ? $"?mount={Uri.EscapeDataString(digest)}&from={Uri.EscapeDataString(Place(from).Repository)}"
                : "";
        Ask(
            from,
            root => Reading(HttpMethod.Get, new Uri(root, $"blobs/{digest}")),
            answer =>
            {
                if (!answer.IsSuccessStatusCode)
                    Read(answer, from, cancellationToken);
                Upload(
                    to,
                    digest,
                    mount,
                    () =>
                        new StreamContent(answer.Content.ReadAsStream(cancellationToken))
                        {
                            Headers = { ContentLength = answer.Content.Headers.ContentLength },
                        },
                    cancellationToken
                );
                return true;
            },
            cancellationToken
        );
    }

    /// <summary>A manifest as stored, with its media type.</summary>
    /// <exception cref="RemoteResourceException">The registry refuses, or sends content with a different digest.</exception>
    public (string MediaType, byte[] Content) StoredManifest(ImageReference image, CancellationToken cancellationToken) =>
        Ask(
            image,
            root => Reading(HttpMethod.Get, new Uri(root, $"manifests/{image.TagOrDigest}")),
            answer =>
            {
                var content = Read(answer, image, cancellationToken);
                Verified(content, image.Digest);
                return (answer.Content.Headers.ContentType?.MediaType ?? OciArtifact.ManifestType, content);
            },
            cancellationToken
        );

    /// <summary>Stores a manifest under the image's tag or digest; everything it refers to must exist.</summary>
    /// <exception cref="RemoteResourceException">The registry refuses.</exception>
    public void PutManifest(ImageReference image, string mediaType, byte[] content, CancellationToken cancellationToken) =>
        Put(
            image,
            root => new Uri(root, $"manifests/{image.TagOrDigest}"),
            mediaType,
            () => new ByteArrayContent(content),
            cancellationToken
        );

    private bool Has(ImageReference image, string digest, CancellationToken cancellationToken) =>
        Ask(
            image,
            root => Reading(HttpMethod.Head, new Uri(root, $"blobs/{digest}")),
            static answer => answer.IsSuccessStatusCode,
            cancellationToken
        );

    /// <param name="mount">A query with the repository to mount the blob from; empty for none.</param>
    private void Upload(ImageReference image, string digest, string mount, Func<HttpContent> content, CancellationToken cancellationToken)
    {
        var (done, place) = Ask(
            image,
            root => new HttpRequestMessage(HttpMethod.Post, new Uri(root, $"blobs/uploads/{mount}")),
            answer => (Accepted(answer, image).StatusCode == HttpStatusCode.Created, answer.Headers.Location),
            cancellationToken
        );
        if (done)
            return;
        if (place is null)
            throw new RemoteResourceException("the registry returned no upload location");
        Put(
            image,
            root =>
            {
                var upload = new Uri(root, place).AbsoluteUri;
                return new Uri($"{upload}{(upload.Contains('?') ? '&' : '?')}digest={Uri.EscapeDataString(digest)}");
            },
            "application/octet-stream",
            content,
            cancellationToken
        );
    }

    private void Put(
        ImageReference image,
        Func<Uri, Uri> address,
        string mediaType,
        Func<HttpContent> content,
        CancellationToken cancellationToken
    ) =>
        Ask(
            image,
            root =>
            {
                var request = new HttpRequestMessage(HttpMethod.Put, address(root)) { Content = content() };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
                return request;
            },
            answer => Accepted(answer, image).IsSuccessStatusCode,
            cancellationToken
        );

    private static HttpResponseMessage Accepted(HttpResponseMessage answer, ImageReference image) =>
        answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new RemoteResourceException(
                $"push access to `{image}` denied; log in with `docker login {image.Registry}`"
            ),
            _ when answer.IsSuccessStatusCode => answer,
            _ => throw new RemoteResourceException($"the registry responded with {(int)answer.StatusCode} {answer.ReasonPhrase}"),
        };
}
