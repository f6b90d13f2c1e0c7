using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Files;
using Compose.Model.Inputs;

namespace Compose.Cli.Remote;

/// <summary>Reads manifests and blobs over the registry API (OCI distribution specification, "Pulling").</summary>
/// <param name="connect">Creates the client on first use; it follows redirects and adds no credentials of its own.</param>
/// <param name="credentials">Credentials for a registry; null for anonymous access.</param>
/// <param name="insecure">Hosts accessed without TLS, each listed explicitly; not even local ones are trusted implicitly.</param>
internal sealed partial class OciRegistry(
    Func<HttpClient> connect,
    Func<ImageReference, CancellationToken, RegistryAuth?> credentials,
    ImmutableArray<string> insecure
)
{
    /// <summary>A compose project is text; anything larger is something else, or an attack.</summary>
    private const int MaxBytes = 32 * 1024 * 1024;

    private static readonly ImmutableArray<string> ManifestTypes =
    [
        OciArtifact.ManifestType,
        OciArtifact.IndexType,
        "application/vnd.docker.distribution.manifest.v2+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
    ];

    private readonly Lazy<HttpClient> http = new(connect);
    private readonly Dictionary<string, AuthenticationHeaderValue> authorizations = new(StringComparer.Ordinal);

    /// <exception cref="RemoteResourceException">The registry refuses, or its answer is invalid.</exception>
    public OciManifest Manifest(ImageReference image, CancellationToken cancellationToken)
    {
        var content = Get(image, $"manifests/{image.TagOrDigest}", cancellationToken);
        return OciManifest.Parse(Verified(content, image.Digest), content);
    }

    /// <exception cref="RemoteResourceException">The registry refuses, or sends content with a different digest.</exception>
    public byte[] Blob(ImageReference image, string digest, CancellationToken cancellationToken)
    {
        var content = Get(image, $"blobs/{digest}", cancellationToken);
        Verified(content, digest);
        return content;
    }

    private static string Verified(byte[] content, string? expected)
    {
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
        return expected is null || expected == digest
            ? digest
            : throw new RemoteResourceException($"the registry's response does not match the digest {expected}");
    }

    private byte[] Get(ImageReference image, string what, CancellationToken cancellationToken) =>
        Ask(
            image,
            root => Reading(HttpMethod.Get, new Uri(root, what)),
            answer => Read(answer, image, cancellationToken),
            cancellationToken
        );

    /// <summary>A request to a repository, retried with credentials after an authentication challenge.</summary>
    /// <param name="request">Creates the request from the repository's address; called for each attempt.</param>
    private T Ask<T>(
        ImageReference image,
        Func<Uri, HttpRequestMessage> request,
        Func<HttpResponseMessage, T> read,
        CancellationToken cancellationToken
    )
    {
        var (host, repository) = Place(image);
        var scheme = insecure.Contains(host) ? "http" : "https";
        var root = new Uri($"{scheme}://{host}/v2/{repository}/");
        try
        {
            using var first = Send(request(root), authorizations.GetValueOrDefault(repository), cancellationToken);
            if (first.StatusCode != HttpStatusCode.Unauthorized)
                return read(first);
            authorizations[repository] = Authorize(first.Headers.WwwAuthenticate, image, repository, cancellationToken);
            using var second = Send(request(root), authorizations[repository], cancellationToken);
            return read(second);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw new RemoteResourceException(
                $"the registry {host} has no trusted TLS certificate; `--insecure-registry {host}` before the verb connects to it "
                    + "without",
                e
            );
        }
        catch (HttpRequestException e)
        {
            throw new RemoteResourceException($"the registry {host} cannot be reached: {Reason(e)}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RemoteResourceException($"the registry {host} does not respond", e);
        }
        catch (EngineException e)
        {
            throw new RemoteResourceException(e.Message, e);
        }
    }

    private static string Reason(HttpRequestException error) =>
        error switch
        {
            { InnerException: SocketException socket } => FileTrouble.Reason(socket),
            { HttpRequestError: HttpRequestError.NameResolutionError } => "no such host",
            { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                "it does not use TLS, or its certificate is not trusted",
            { HttpRequestError: HttpRequestError.ResponseEnded } => "it closed the connection without a response",
            { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError } => "its response is not HTTP",
            { HttpRequestError: HttpRequestError.ProxyTunnelError } => "the proxy refused to connect to it",
            _ => "the connection failed",
        };

    private HttpResponseMessage Send(
        HttpRequestMessage request,
        AuthenticationHeaderValue? authorization,
        CancellationToken cancellationToken
    )
    {
        using (request)
        {
            request.Headers.Authorization = authorization;
            return http.Value.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
    }

    private static HttpRequestMessage Reading(HttpMethod method, Uri address)
    {
        var request = new HttpRequestMessage(method, address);
        foreach (var type in ManifestTypes)
            request.Headers.Accept.ParseAdd(type);
        request.Headers.Accept.ParseAdd("*/*");
        return request;
    }

    private static byte[] Read(HttpResponseMessage response, ImageReference image, CancellationToken cancellationToken)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotFound:
                throw new RemoteResourceException($"the registry has no `{image}`");
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                throw new RemoteResourceException(
                    $"pull access to `{image}` denied; log in with `docker login {image.Registry}`"
                );
        }

        if (!response.IsSuccessStatusCode)
            throw new RemoteResourceException($"the registry responded with {(int)response.StatusCode} {response.ReasonPhrase}");
        using var stream = response.Content.ReadAsStream(cancellationToken);
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            content.Write(buffer, 0, read);
            if (content.Length > MaxBytes)
                throw new RemoteResourceException($"it is larger than {MaxBytes >> 20} MB");
        }

        return content.ToArray();
    }

    /// <summary>Answers a challenge with a token obtained for it, else with name and password.</summary>
    private AuthenticationHeaderValue Authorize(
        HttpHeaderValueCollection<AuthenticationHeaderValue> challenges,
        ImageReference image,
        string repository,
        CancellationToken cancellationToken
    )
    {
        var known = credentials(image, cancellationToken);
        var basic = known?.Username is null
            ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{known.Username}:{known.Password}")));
        if (
            challenges.FirstOrDefault(c => c.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            is not { Parameter: { } parameter }
        )
            return basic
                ?? throw new RemoteResourceException($"the registry requires authentication; log in with `docker login {image.Registry}`");

        var challenge = OciChallenge.Parse(parameter);
        if (challenge.Realm is not { } realm)
            throw new RemoteResourceException("the registry requires a token but does not specify a token service");
        var scope = challenge.Scope ?? $"repository:{repository}:pull";
        var query = $"service={Uri.EscapeDataString(challenge.Service ?? "")}&scope={Uri.EscapeDataString(scope)}";
        var address = new Uri(realm + (realm.Contains('?') ? "&" : "?") + query);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = basic } };
        if (known?.IdentityToken is { } identity)
        {
            request.Method = HttpMethod.Post;
            request.RequestUri = new Uri(realm);
            var form = $"{query}&client_id=compose&grant_type=refresh_token&refresh_token={Uri.EscapeDataString(identity)}";
            request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        }

        using var response = http.Value.Send(request, cancellationToken);
        return new AuthenticationHeaderValue("Bearer", Token(Read(response, image, cancellationToken)));
    }

    private static string Token(byte[] answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            foreach (var name in (ReadOnlySpan<string>)["token", "access_token"])
                if (json.RootElement.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } token)
                    return token;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The answer may hold a secret, so it is not shown.
        }

        throw new RemoteResourceException("the registry's token service returned no token");
    }

    private static (string Host, string Repository) Place(ImageReference image)
    {
        if (image.Registry != "docker.io")
            return (image.Registry, image.Name[(image.Registry.Length + 1)..]);
        var slash = image.Name.IndexOf('/');
        var path = slash > 0 && image.Name[..slash] is "docker.io" or "index.docker.io" ? image.Name[(slash + 1)..] : image.Name;
        return ("registry-1.docker.io", path.Contains('/') ? path : "library/" + path);
    }
}
