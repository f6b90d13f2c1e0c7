using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>
/// A private registry on a local port, removed with its data on disposal. `eng/program.sh registry` provides the program.
/// </summary>
internal sealed class Registry : IAsyncDisposable
{
    public const string User = "tester";
    public const string Password = "open sesame";

    // bcrypt hash of the password: the only format this registry reads.
    private const string PasswordFile = $"{User}:$2b$04$muSZ/b0XKNxceFAeieNDZe43LEvQt5N9TvbrHmJkqJO86tKIPl9jG\n";

    private readonly string folder;
    private readonly Process process;
    private readonly HttpClient client;

    private Registry(string folder, Process process, string host)
    {
        (this.folder, this.process, Host) = (folder, process, host);
        client = new HttpClient { BaseAddress = new Uri($"http://{host}/v2/"), Timeout = TimeSpan.FromSeconds(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Credentials);
        client.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.oci.image.manifest.v1+json");
        client.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.oci.image.index.v1+json");
        client.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.docker.distribution.manifest.v2+json");
        client.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.docker.distribution.manifest.list.v2+json");
    }

    /// <summary>The registry prefix of its image names.</summary>
    public string Host { get; }

    /// <summary><c>user:password</c>, as encoded in the Docker configuration.</summary>
    public static string Credentials => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));

    /// <param name="closed">Whether it requires authentication.</param>
    public static async Task<Registry> StartAsync(bool closed = false)
    {
        var folder = Directory.CreateTempSubdirectory("registry-").FullName;
        var host = $"127.0.0.1:{TestProject.FreePort()}";
        await File.WriteAllTextAsync(Path.Combine(folder, "passwords"), PasswordFile);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "config.yml"),
            $$"""
            version: 0.1
            log: { level: error }
            storage: { filesystem: { rootdirectory: {{folder}}/data } }
            http: { addr: "{{host}}" }

            """ + (closed ? $"auth: {{ htpasswd: {{ realm: tests, path: {folder}/passwords }} }}\n" : "")
        );
        var start = new ProcessStartInfo(Programs.Registry, ["serve", Path.Combine(folder, "config.yml")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("the registry does not start");
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var registry = new Registry(folder, process, host);
        await Eventually.BecomesTrueAsync("the registry answers", registry.AnswersAsync);
        return registry;
    }

    public async Task<string[]> TagsAsync(string repository) =>
        [
            .. (await GetAsync($"{repository}/tags/list"))
                .GetProperty("tags")
                .EnumerateArray()
                .Select(tag => tag.GetString()!)
                .Order(StringComparer.Ordinal),
        ];

    public Task<JsonElement> ManifestAsync(string repository, string tag) => GetAsync($"{repository}/manifests/{tag}");

    public Task<string> BlobAsync(string repository, string digest) => client.GetStringAsync($"{repository}/blobs/{digest}");

    public async Task<string> DigestAsync(string repository, string tag)
    {
        using var answer = await client.GetAsync($"{repository}/manifests/{tag}");
        return answer.EnsureSuccessStatusCode().Headers.GetValues("Docker-Content-Digest").Single();
    }

    /// <summary>Gives the commands of a project this Docker configuration.</summary>
    public static void Configure(TestProject project, JsonObject config)
    {
        project.Write("docker/config.json", config.ToJsonString());
        project.Variables["DOCKER_CONFIG"] = Path.Combine(project.Folder, "docker");
    }

    /// <summary>Writes the configuration that <c>docker login</c> would.</summary>
    public void LogIn(TestProject project) =>
        Configure(project, new JsonObject { ["auths"] = new JsonObject { [Host] = new JsonObject { ["auth"] = Credentials } } });

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<JsonElement> GetAsync(string path) => JsonDocument.Parse(await client.GetStringAsync(path)).RootElement;

    private async Task<bool> AnswersAsync()
    {
        if (process.HasExited)
            throw new InvalidOperationException($"the registry has ended with exit code {process.ExitCode}");
        try
        {
            using var answer = await client.GetAsync("");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
