using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Shouldly;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>
/// A compose project in a folder of its own, with a name no other has. Disposing it takes away, by the engine's own
/// means, everything that carries the name, whatever the test did.
/// </summary>
internal sealed class TestProject : IAsyncDisposable
{
    private TestProject()
    {
        Name = "e2e-" + Guid.NewGuid().ToString("N")[..10];
        Folder = Directory.CreateTempSubdirectory(Name + "-").FullName;
        // Not by flag: several verbs look at the file only when no name is given.
        Variables["COMPOSE_PROJECT_NAME"] = Name;
    }

    public string Name { get; }

    public string Folder { get; }

    /// <summary>Set for every command of the project.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public static TestProject Of(string yaml)
    {
        var project = new TestProject();
        project.Write("compose.yaml", yaml + "\n");
        return project;
    }

    /// <summary>A copy of one of the applications under fixtures/.</summary>
    public static TestProject OfFixture(string name)
    {
        var project = new TestProject();
        var source = Path.Combine(Binary.Repository, "fixtures", name);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(project.Folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return project;
    }

    /// <summary>A port nobody listens on at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Replaces a part of the compose file, as a user edits it.</summary>
    public void Edit(string from, string to)
    {
        var file = Path.Combine(Folder, "compose.yaml");
        var text = File.ReadAllText(file);
        text.ShouldContain(from);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Runs the command to its end, which has to be a good one.</summary>
    public async Task<CommandResult> Compose(params string[] arguments) => (await TryCompose(arguments)).ShouldExitWith(0);

    /// <summary>Runs the command to its end, whatever that is.</summary>
    public async Task<CommandResult> TryCompose(params string[] arguments)
    {
        await using var command = Start(arguments);
        await command.TypeAsync("");
        return await command.EndAsync();
    }

    /// <summary>Starts the command and leaves it running.</summary>
    public RunningCommand Start(params string[] arguments) => RunningCommand.Start(Folder, Variables, arguments);

    public Terminal StartInTerminal(params string[] arguments) => Terminal.Start(Folder, Variables, arguments);

    /// <summary>The containers of a service, or of all; those of `run` included. Lowest number first.</summary>
    public async Task<IReadOnlyList<ObservedContainer>> Containers(string? service = null)
    {
        string[] labels = service is null ? [Label("project", Name)] : [Label("project", Name), Label("service", service)];
        var found = new List<ObservedContainer>();
        foreach (var entry in (await EngineApi.GetAsync("/containers/json?all=1&" + EngineApi.Labelled(labels))).EnumerateArray())
        {
            found.Add(new ObservedContainer(await EngineApi.GetAsync($"/containers/{entry.GetProperty("Id").GetString()}/json")));
        }

        return [.. found.OrderBy(container => container.Name, StringComparer.Ordinal)];
    }

    /// <summary>The one container of a service.</summary>
    public async Task<ObservedContainer> Container(string service)
    {
        var all = await Containers(service);
        return all.Count == 1 ? all[0] : throw new InvalidOperationException($"service {service} has {all.Count} containers, one was expected");
    }

    public Task UntilStatusAsync(string service, string status) =>
        Eventually.BecomesTrueAsync($"{service} is {status}", async () => (await Container(service)).Status == status);

    public async Task<string[]> Networks() => [.. (await List("/networks", null)).Select(network => network.GetProperty("Name").GetString()!).Order()];

    public async Task<string[]> Volumes() => [.. (await List("/volumes", "Volumes")).Select(volume => volume.GetProperty("Name").GetString()!).Order()];

    public async ValueTask DisposeAsync()
    {
        foreach (var container in await List("/containers/json?all=1", null)) await Remove("/containers/", container.GetProperty("Id"), "?force=1&v=1");
        foreach (var network in await List("/networks", null)) await Remove("/networks/", network.GetProperty("Id"), "");
        foreach (var volume in await List("/volumes", "Volumes")) await Remove("/volumes/", volume.GetProperty("Name"), "?force=1");
        foreach (var image in await List("/images/json", null)) await Remove("/images/", image.GetProperty("Id"), "?force=1");
        Directory.Delete(Folder, recursive: true);
    }

    private static string Label(string name, string value) => $"com.docker.compose.{name}={value}";

    private static async Task Remove(string path, JsonElement id, string query)
    {
        try
        {
            await EngineApi.DeleteAsync(path + id.GetString() + query);
        }
        catch (HttpRequestException failure) when (failure.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // Gone already, or going: the engine is removing it, or an image has a name in another project.
        }
    }

    private async Task<IReadOnlyList<JsonElement>> List(string path, string? property)
    {
        var answer = await EngineApi.GetAsync(path + (path.Contains('?') ? "&" : "?") + EngineApi.Labelled(Label("project", Name)));
        if (property is not null) answer = answer.GetProperty(property);
        return answer.ValueKind == JsonValueKind.Array ? [.. answer.EnumerateArray()] : [];
    }
}
