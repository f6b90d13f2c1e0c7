using System.Net.Http.Json;
using System.Text.Json;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>An HTTP client for published ports.</summary>
internal sealed class Web(int port) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>The page, once the response is successful: a proxy may answer 502 while its backend restarts.</summary>
    public Task<string> GetAsync(string path) =>
        Eventually.AnswersAsync(
            $"{client.BaseAddress}{path} answers",
            async () =>
            {
                try
                {
                    using var response = await client.GetAsync(path);
                    return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : null;
                }
                catch (HttpRequestException)
                {
                    return null;
                }
            }
        );

    public async Task<JsonElement> GetJsonAsync(string path) => JsonDocument.Parse(await GetAsync(path)).RootElement;

    public async Task PostJsonAsync<T>(string path, T body)
    {
        using var response = await client.PostAsJsonAsync(path, body);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => client.Dispose();
}
