using Compose.Engine.Configuration;
using Compose.Engine.Contract;
using Compose.Engine.Tests.Contracts;
using Xunit;

namespace Compose.Engine.Tests.OnEngine;

/// <summary>The engine selected by the environment; cleans up what the tests create.</summary>
public sealed class EngineFixture : EngineUnderTest
{
    private readonly EngineClient client;

    public EngineFixture()
    {
        Variables = Environment
            .GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => entry.Value as string ?? "");
        Endpoint = new EndpointChoice().Resolve(DockerConfig.Load(Variables));
        client = new(Endpoint, DockerConfig.Load(Variables));
    }

    public IReadOnlyDictionary<string, string> Variables { get; }

    public EngineEndpoint Endpoint { get; }

    public override IEngine Engine => client;

    public override Task PassAsync(TimeSpan time) => Task.Delay(time, Patience);

    public override async Task InitializeAsync()
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
            throw new InvalidOperationException(
                $"these tests need an engine, and DOCKER_HOST names none that answers: {error.Message}. eng/test.sh --no-engine leaves "
                    + "them out",
                error
            );
        }
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        client.Dispose();
    }
}

/// <summary>Tests on an engine share it and run sequentially.</summary>
[CollectionDefinition(Name)]
public sealed class EngineCollection : ICollectionFixture<EngineFixture>
{
    public const string Name = "engine";
}
