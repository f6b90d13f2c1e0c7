using Compose.Engine.Tests.Contracts;
using Xunit;

namespace Compose.Engine.Tests.OnEngine;

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class ContainersOnEngine(EngineFixture fixture) : ContainerContract(fixture);

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class LivesOnEngine(EngineFixture fixture) : LifeContract(fixture);

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class NetworksOnEngine(EngineFixture fixture) : NetworkContract(fixture);

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class VolumesOnEngine(EngineFixture fixture) : VolumeContract(fixture);

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class ImagesOnEngine(EngineFixture fixture) : ImageContract(fixture);

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class StreamsOnEngine(EngineFixture fixture) : StreamContract(fixture);

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class ExecsOnEngine(EngineFixture fixture) : ExecContract(fixture);

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class FilesOnEngine(EngineFixture fixture) : FileContract(fixture);

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class EventsOnEngine(EngineFixture fixture) : EventContract(fixture);

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class HealthOnEngine(EngineFixture fixture) : HealthContract(fixture);
