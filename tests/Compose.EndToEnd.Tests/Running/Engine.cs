using System.Net;
using Docker.DotNet;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>
/// A look at the engine that owes nothing to the code under test: a client of somebody else's over the socket that DOCKER_HOST names, so
/// that a mistake in our own types of the API cannot hide itself. What that client does not do, <see cref="EngineApi"/> does.
/// </summary>
internal static class Engine
{
    public static DockerClient Client { get; } = new DockerClientBuilder().WithEndpoint(new Uri(EngineApi.Host)).Build();

    public static Task<bool> HasImageAsync(string name) => IsThereAsync(Client.Images.InspectImageAsync(name));

    public static Task<bool> HasVolumeAsync(string name) => IsThereAsync(Client.Volumes.InspectAsync(name));

    public static Task<bool> HasNetworkAsync(string name) => IsThereAsync(Client.Networks.InspectNetworkAsync(name));

    public static Task RemoveContainerAsync(string id) =>
        Client.Containers.RemoveContainerAsync(id, new() { Force = true, RemoveVolumes = true });

    public static Task RemoveImageAsync(string name) => Client.Images.DeleteImageAsync(name, new() { Force = true });

    public static Task TagAsync(string image, string repository, string tag) =>
        Client.Images.TagImageAsync(image, new() { RepositoryName = repository, Tag = tag });

    /// <summary>The engine's own version, such as 1.41, as a number that compares.</summary>
    public static async Task<Version> ApiVersionAsync() => Version.Parse((await Client.System.GetVersionAsync()).APIVersion);

    /// <summary>The filter that asks for what carries all of the labels.</summary>
    public static IDictionary<string, IDictionary<string, bool>> Labelled(params string[] labels) =>
        new Dictionary<string, IDictionary<string, bool>> { ["label"] = labels.ToDictionary(label => label, _ => true) };

    private static async Task<bool> IsThereAsync(Task look)
    {
        try
        {
            await look;
            return true;
        }
        catch (DockerApiException failure) when (failure.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}
