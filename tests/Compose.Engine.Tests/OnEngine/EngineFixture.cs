using Compose.Engine.Configuration;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Xunit;

namespace Compose.Engine.Tests.OnEngine;

/// <summary>The engine that the environment names, and what the tests leave on it until they are over.</summary>
public sealed class EngineFixture : IAsyncLifetime
{
    public const string Image = "busybox:local";

    private const string Mark = "compose.engine.tests";
    private readonly string run = Guid.NewGuid().ToString("N")[..12];
    private readonly CancellationTokenSource patience = new(TimeSpan.FromMinutes(5));

    public EngineFixture()
    {
        Variables = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => entry.Value as string ?? "");
        Endpoint = new EndpointChoice().Resolve(DockerConfig.Load(Variables));
        Engine = new(Endpoint, DockerConfig.Load(Variables));
    }

    public IReadOnlyDictionary<string, string> Variables { get; }

    public EngineEndpoint Endpoint { get; }

    public EngineClient Engine { get; }

    /// <summary>Ends every test of a suite that hangs.</summary>
    public CancellationToken Patience => patience.Token;

    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string> { [Mark] = run };

    public Filters Own => Filters.None.Label(Mark, run);

    /// <summary>A name that no other run uses.</summary>
    public string Name(string suffix) => $"ce-{run}-{suffix}";

    /// <summary>A container that runs a shell script.</summary>
    public ContainerCreate Shell(string script) => new()
    {
        Image = Image,
        Cmd = ["sh", "-c", script],
        AttachStdout = true,
        AttachStderr = true,
        Labels = Labels,
        StopTimeout = 1,
    };

    /// <summary>Creates and starts one.</summary>
    public async Task<string> RunAsync(string name, string script)
    {
        var id = (await Engine.CreateContainerAsync(Name(name), Shell(script), null, Patience)).Id;
        await Engine.StartContainerAsync(id, Patience);
        return id;
    }

    public async Task InitializeAsync()
    {
        try
        {
            await Engine.InspectImageAsync(Image, manifests: false, Patience);
        }
        catch (EngineException error) when (error.IsNotFound)
        {
            throw new InvalidOperationException($"the engine at {Endpoint} has no image {Image}; eng/images.sh makes it", error);
        }
        catch (EngineException error)
        {
            throw new InvalidOperationException($"these tests need an engine, and DOCKER_HOST names none that answers: {error.Message}. eng/test.sh --no-engine leaves them out", error);
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var container in await Engine.ListContainersAsync(Own, all: true, CancellationToken.None))
            await Engine.RemoveContainerAsync(container.Id, volumes: true, force: true, CancellationToken.None);
        foreach (var network in await Engine.ListNetworksAsync(Own, CancellationToken.None))
            await Engine.RemoveNetworkAsync(network.Id, CancellationToken.None);
        foreach (var volume in await Engine.ListVolumesAsync(Own, CancellationToken.None))
            await Engine.RemoveVolumeAsync(volume.Name, force: true, CancellationToken.None);
        foreach (var image in await Engine.ListImagesAsync(Own, CancellationToken.None))
            await Engine.RemoveImageAsync(image.Id, force: true, prune: true, CancellationToken.None);
        Engine.Dispose();
        patience.Dispose();
    }
}

/// <summary>All tests on an engine share it, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class EngineCollection : ICollectionFixture<EngineFixture>
{
    public const string Name = "engine";
}
