using System.Text.Json.Serialization.Metadata;
using Compose.Engine.Configuration;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Transport;

namespace Compose.Engine;

/// <summary>
/// The Engine HTTP API over any transport. Connects at the first call, which also negotiates the API version. Thread-safe.
/// </summary>
public sealed partial class EngineClient : IEngine, IDisposable
{
    private readonly EngineEndpoint endpoint;
    private readonly DockerConfig config;
    private readonly Dialer dialer;
    private readonly Uri baseAddress;
    private readonly HttpMessageInvoker http;

    /// <param name="endpoint">The engine's address.</param>
    /// <param name="config">Supplies headers for every call, and the environment for <c>ssh</c> and <c>DOCKER_API_VERSION</c>.</param>
    public EngineClient(EngineEndpoint endpoint, DockerConfig config)
    {
        this.endpoint = endpoint;
        this.config = config;
        dialer = new(endpoint, config.Variables);
        // TLS is handled by the dialer, so that the sending half of a connection can be closed.
        baseAddress =
            endpoint.Transport == EngineTransport.Tcp ? new UriBuilder("http", endpoint.Host, endpoint.Port).Uri : new Uri("http://docker");
        http = Invoker(async cancellationToken => await dialer.ConnectAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public string Address => endpoint.Text;

    /// <summary>Closes idle connections and aborts calls in progress.</summary>
    public void Dispose()
    {
        http.Dispose();
        handshake.Dispose();
    }

    private static HttpMessageInvoker Invoker(Func<CancellationToken, ValueTask<Stream>> connect) =>
        new(
            new SocketsHttpHandler
            {
                ConnectCallback = (_, cancellationToken) => connect(cancellationToken),
                UseProxy = false,
                UseCookies = false,
                AllowAutoRedirect = false,
                ActivityHeadersPropagator = null,
                // An abandoned stream is closed at once rather than read to its end.
                ResponseDrainTimeout = TimeSpan.Zero,
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            }
        );

    private async Task<T> GetAsync<T>(
        Query query,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken,
        params (string, string)[] headers
    )
        where T : class
    {
        using var response = await SendAsync(HttpMethod.Get, query, null, headers, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, type, Name(HttpMethod.Get, query), cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> AskAsync<T>(Query query, HttpContent? body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await SendAsync(HttpMethod.Post, query, body, default, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, type, Name(HttpMethod.Post, query), cancellationToken).ConfigureAwait(false);
    }

    private async Task DoAsync(HttpMethod method, Query query, HttpContent? body, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, query, body, default, cancellationToken).ConfigureAwait(false);
    }

    private Task PostAsync(Query query, CancellationToken cancellationToken) => DoAsync(HttpMethod.Post, query, null, cancellationToken);

    private Task PostAsync<T>(Query query, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        DoAsync(HttpMethod.Post, query, Json(body, type), cancellationToken);

    private Task DeleteAsync(Query query, CancellationToken cancellationToken) =>
        DoAsync(HttpMethod.Delete, query, null, cancellationToken);

    /// <summary>The response's lines as they arrive; the request is sent when the enumeration starts.</summary>
    private async IAsyncEnumerable<T> LinesAsync<T>(
        HttpMethod method,
        Query query,
        HttpContent? body,
        JsonTypeInfo<T> type,
        (string, string)[] headers,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
        where T : class
    {
        using var response = await SendAsync(method, query, body, headers, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var line in JsonLines.ReadAsync(stream, type, Name(method, query), cancellationToken).ConfigureAwait(false))
            yield return line;
    }

    /// <summary>The response as a stream; disposing it closes the connection.</summary>
    private async Task<Stream> StreamAsync(Query query, CancellationToken cancellationToken)
    {
        var response = await SendAsync(HttpMethod.Get, query, null, default, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }
}
