using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>
/// Plain HTTP over the DOCKER_HOST socket, for what the client of <see cref="Engine"/> lacks: fields of older engines, raw responses,
/// events of a period, connections. Paths are those of the Engine API, without a version.
/// </summary>
internal static class EngineApi
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { ConnectCallback = static (_, cancel) => OpenAsync(cancel) })
    {
        BaseAddress = new Uri("http://engine"),
        Timeout = TimeSpan.FromSeconds(60),
    };

    public static string Host => Environment.GetEnvironmentVariable("DOCKER_HOST") ?? "unix:///var/run/docker.sock";

    public static Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public static Task<JsonElement> PostAsync(string path, JsonNode? body = null) => SendAsync(HttpMethod.Post, path, body);

    private static async Task<JsonElement> SendAsync(HttpMethod method, string path, JsonNode? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), MediaTypeHeaderValue.Parse("application/json"));
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {text}", null, response.StatusCode);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>An upgraded connection to the engine for another protocol.</summary>
    public static async ValueTask<Stream> OpenAsync(CancellationToken cancel)
    {
        var host = Host;
        if (!host.StartsWith("unix://", StringComparison.Ordinal))
            throw new NotSupportedException($"these tests reach engines by unix socket only, not {host}");
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(host["unix://".Length..]), cancel);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
