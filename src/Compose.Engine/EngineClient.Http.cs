using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Compose.Engine.Contract;
using Compose.Engine.Transport;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <content>Requests and responses: headers, errors, broken connections.</content>
public sealed partial class EngineClient
{
    /// <summary>
    /// Sends a request with the negotiated version and returns once the headers have arrived; throws on error statuses (304 counts as
    /// success).
    /// </summary>
    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        Query query,
        HttpContent? body,
        ReadOnlyMemory<(string Name, string Value)> headers,
        CancellationToken cancellationToken
    )
    {
        var ping = await PingAsync(cancellationToken).ConfigureAwait(false);
        using var request = Request(method, $"/v{ping.Api}{query}", body);
        foreach (var (name, value) in headers.Span)
            request.Headers.TryAddWithoutValidation(name, value);
        return await SendAsync(http, request, Name(method, query), cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMessageInvoker http,
        HttpRequestMessage request,
        string call,
        CancellationToken cancellationToken
    )
    {
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Broken(error, call);
        }
        if ((int)response.StatusCode < 400)
            return response;
        using (response)
            throw new EngineException(response.StatusCode, await RefusalAsync(response, cancellationToken).ConfigureAwait(false), call);
    }

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? body)
    {
        var request = new HttpRequestMessage(
            method,
            new Uri(baseAddress, (endpoint.Transport == EngineTransport.Tcp ? endpoint.Path : "") + path)
        )
        {
            Content = body,
        };
        request.Headers.TryAddWithoutValidation("User-Agent", "compose");
        foreach (var (name, value) in config.File.HttpHeaders ?? new Dictionary<string, string>())
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return request;
    }

    /// <summary>The name of a call in messages: without version or parameters, which may be secret.</summary>
    private static string Name(HttpMethod method, Query query)
    {
        var path = query.ToString();
        return $"{method} {(path.IndexOf('?') is >= 0 and var mark ? path[..mark] : path)}";
    }

    private static ByteArrayContent Json<T>(T body, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static async Task<T> ReadAsync<T>(
        HttpResponseMessage response,
        JsonTypeInfo<T> type,
        string call,
        CancellationToken cancellationToken
    )
        where T : class
    {
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return await JsonSerializer.DeserializeAsync(stream, type, cancellationToken).ConfigureAwait(false)
                ?? throw new EngineException(null, "the engine sent an empty response", call);
        }
        catch (JsonException error)
        {
            throw new EngineException(
                null,
                $"the engine's response to {call} is invalid{(error.Path is { } path ? $" (at {path})" : "")}",
                call,
                error
            );
        }
        catch (IOException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new EngineException(null, "the connection to the engine was lost while reading the response", call, error);
        }
    }

    private static async Task<string> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = "";
        try
        {
            var bytes = new byte[64 * 1024];
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var count = await stream
                .ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            text = Encoding.UTF8.GetString(bytes, 0, count).Trim();
            if (
                text.StartsWith('{') && JsonSerializer.Deserialize(text, WireJson.Default.ErrorResponse)?.Message is { Length: > 0 } message
            )
                return message.TrimEnd();
        }
        catch (Exception error) when (error is JsonException or IOException)
        {
            // An error without a readable body is reported by its status.
        }
        var status = $"the engine responded with {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        // An HTML page comes from a proxy in between and is not shown.
        return text.Length == 0 ? status
            : text.StartsWith('<') ? $"{status} and an HTML page: is there a proxy in between?"
            : text;
    }

    private EngineException Broken(Exception error, string call)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is EngineException known)
                return known;
        }
        // In TLS 1.3 a client certificate is refused only after the handshake, so it appears like this.
        var doubt = endpoint.Tls is null
            ? ""
            : $"; {(endpoint.Tls.CertificateFile is { } ours ? $"does it accept the certificate {ours}?" : "does it require a certificate, cert.pem and key.pem?")}";
        return new(null, $"the Docker engine at {endpoint} closed the connection without a response{doubt}", call, error);
    }
}
