using System.Net;
using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Models;
using Shouldly;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>
/// A compose project in its own folder, with a unique name. Disposing removes everything of that name directly through the engine, whatever
/// the test did.
/// </summary>
internal sealed class TestProject : IAsyncDisposable
{
    private TestProject()
    {
        Name = "e2e-" + Guid.NewGuid().ToString("N")[..10];
        Folder = Directory.CreateTempSubdirectory(Name + "-").FullName;
        // Not by flag: several verbs read the file only when no name is given.
        Variables["COMPOSE_PROJECT_NAME"] = Name;
    }

    public string Name { get; }

    public string Folder { get; }

    /// <summary>Variables for every command of the project.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public static TestProject Of(string yaml)
    {
        var project = new TestProject();
        project.Write("compose.yaml", yaml + "\n");
        return project;
    }

    /// <summary>A copy of an application under fixtures/.</summary>
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

    /// <summary>A currently unused port.</summary>
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

    /// <summary>Replaces part of the compose file, like a user's edit.</summary>
    public void Edit(string from, string to)
    {
        var file = Path.Combine(Folder, "compose.yaml");
        var text = File.ReadAllText(file);
        text.ShouldContain(from);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Runs the command to completion, which must succeed.</summary>
    public async Task<CommandResult> Compose(params string[] arguments) => (await TryCompose(arguments)).ShouldExitWith(0);

    /// <summary>Runs the command to completion, whatever its result.</summary>
    public async Task<CommandResult> TryCompose(params string[] arguments)
    {
        await using var command = Start(arguments);
        await command.TypeAsync("");
        return await command.EndAsync();
    }

    /// <summary>Starts the command and leaves it running.</summary>
    public RunningCommand Start(params string[] arguments) => RunningCommand.Start(Folder, Variables, arguments);

    public Terminal StartInTerminal(params string[] arguments) => Terminal.Start(Folder, Variables, arguments);

    /// <summary>The containers of a service, or of all; one-offs included. Lowest number first.</summary>
    public async Task<IReadOnlyList<ObservedContainer>> Containers(string? service = null)
    {
        string[] labels = service is null ? [Label("project", Name)] : [Label("project", Name), Label("service", service)];
        var found = new List<ObservedContainer>();
        foreach (var entry in await Engine.Client.Containers.ListContainersAsync(new() { All = true, Filters = Engine.Labelled(labels) }))
        {
            try
            {
                found.Add(new ObservedContainer(await Engine.Client.Containers.InspectContainerAsync(entry.ID)));
            }
            catch (DockerContainerNotFoundException)
            {
                // Removed since the list was made, or listed before it can be inspected (moby 20.10, daemon/create.go, setHostConfig).
            }
        }

        return [.. found.OrderBy(container => container.Name, StringComparer.Ordinal)];
    }

    /// <summary>The only container of a service.</summary>
    public async Task<ObservedContainer> Container(string service)
    {
        var all = await Containers(service);
        return all.Count == 1
            ? all[0]
            : throw new InvalidOperationException($"service {service} has {all.Count} containers, one was expected");
    }

    public Task UntilStatusAsync(string service, string status) =>
        Eventually.BecomesTrueAsync($"{service} is {status}", async () => (await Container(service)).Status == status);

    public async Task<string[]> Networks() => [.. (await NetworksOfIt()).Select(network => network.Name).Order()];

    public async Task<string[]> Volumes() => [.. (await VolumesOfIt()).Select(volume => volume.Name).Order()];

    public async ValueTask DisposeAsync()
    {
        var mine = Engine.Labelled(Label("project", Name));
        foreach (var container in await Engine.Client.Containers.ListContainersAsync(new() { All = true, Filters = mine }))
            await Remove(Engine.RemoveContainerAsync(container.ID));
        foreach (var network in await NetworksOfIt())
            await Eventually.BecomesTrueAsync($"network {network.Name} is removed", () => RemoveNetwork(network.ID));
        foreach (var volume in await VolumesOfIt())
            await Remove(Engine.Client.Volumes.RemoveAsync(volume.Name, force: true));
        foreach (var image in await Engine.Client.Images.ListImagesAsync(new() { Filters = mine }))
            await Remove(Engine.RemoveImageAsync(image.ID));
        Directory.Delete(Folder, recursive: true);
    }

    private static string Label(string name, string value) => $"com.docker.compose.{name}={value}";

    private static async Task Remove(Task removal)
    {
        try
        {
            await removal;
        }
        catch (DockerApiException failure) when (failure.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // Already removed, or being removed, or the image has another project's name.
        }
    }

    /// <summary>
    /// False while the engine still takes a removed container's endpoint away; 20.10 may forget to on a busy machine, and is asked to then.
    /// </summary>
    private static async Task<bool> RemoveNetwork(string id)
    {
        try
        {
            await Remove(Engine.Client.Networks.DeleteNetworkAsync(id));
            return true;
        }
        catch (DockerApiException failure) when (failure.StatusCode is HttpStatusCode.Forbidden)
        {
            foreach (var left in (await Engine.Client.Networks.InspectNetworkAsync(id)).Containers.Keys)
                await Remove(Engine.Client.Networks.DisconnectNetworkAsync(id, new() { Container = left, Force = true }));
            return false;
        }
    }

    private Task<IList<NetworkResponse>> NetworksOfIt() =>
        Engine.Client.Networks.ListNetworksAsync(new() { Filters = Engine.Labelled(Label("project", Name)) });

    private async Task<IList<VolumeResponse>> VolumesOfIt() =>
        (await Engine.Client.Volumes.ListAsync(new VolumesListParameters { Filters = Engine.Labelled(Label("project", Name)) })).Volumes
        ?? [];
}
