using System.Net;
using Docker.DotNet;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>
/// Independent access to the engine: a third-party client on the DOCKER_HOST socket, so that mistakes in our own API types cannot hide.
/// <see cref="EngineApi"/> adds what that client lacks.
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

    /// <summary>The engine's API version, such as 1.41.</summary>
    public static async Task<Version> ApiVersionAsync() => Version.Parse((await Client.System.GetVersionAsync()).APIVersion);

    /// <summary>A filter for resources with all of the labels.</summary>
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
