using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>
/// A look at the engine that owes nothing to the code under test: plain HTTP over the socket DOCKER_HOST names.
/// Paths are those of the Engine API, without a version.
/// </summary>
internal static class EngineApi
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { ConnectCallback = static (_, cancel) => OpenAsync(cancel) })
    {
        BaseAddress = new Uri("http://engine"),
        Timeout = TimeSpan.FromSeconds(60),
    };

    public static Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public static Task<JsonElement> PostAsync(string path, JsonNode? body = null) => SendAsync(HttpMethod.Post, path, body);

    public static Task DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public static async Task<bool> ExistsAsync(string path)
    {
        using var response = await Client.GetAsync(path);
        return response.StatusCode != HttpStatusCode.NotFound;
    }

    /// <summary>The engine's own version, such as 1.41, as a number that compares.</summary>
    public static async Task<Version> ApiVersionAsync() => Version.Parse((await GetAsync("/version")).GetProperty("ApiVersion").GetString()!);

    /// <summary>The query part that asks for what carries all of the labels.</summary>
    public static string Labelled(params string[] labels) =>
        "filters=" + Uri.EscapeDataString(JsonSerializer.Serialize(new Dictionary<string, string[]> { ["label"] = labels }));

    private static async Task<JsonElement> SendAsync(HttpMethod method, string path, JsonNode? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), MediaTypeHeaderValue.Parse("application/json"));
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {text}", null, response.StatusCode);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>A connection to the engine, to speak something else on it than HTTP.</summary>
    public static async ValueTask<Stream> OpenAsync(CancellationToken cancel)
    {
        var host = Environment.GetEnvironmentVariable("DOCKER_HOST") ?? "unix:///var/run/docker.sock";
        if (!host.StartsWith("unix://", StringComparison.Ordinal)) throw new NotSupportedException($"these tests reach engines by unix socket only, not {host}");
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(host["unix://".Length..]), cancel);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
