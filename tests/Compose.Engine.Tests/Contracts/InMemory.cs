using Xunit;

namespace Compose.Engine.Tests.Contracts;

public sealed class ContainersInMemory(MemoryFixture fixture) : ContainerContract(fixture), IClassFixture<MemoryFixture>;

public sealed class LivesInMemory(MemoryFixture fixture) : LifeContract(fixture), IClassFixture<MemoryFixture>;

public sealed class NetworksInMemory(MemoryFixture fixture) : NetworkContract(fixture), IClassFixture<MemoryFixture>;

public sealed class VolumesInMemory(MemoryFixture fixture) : VolumeContract(fixture), IClassFixture<MemoryFixture>;

public sealed class ImagesInMemory(MemoryFixture fixture) : ImageContract(fixture), IClassFixture<MemoryFixture>;

public sealed class StreamsInMemory(MemoryFixture fixture) : StreamContract(fixture), IClassFixture<MemoryFixture>;

public sealed class ExecsInMemory(MemoryFixture fixture) : ExecContract(fixture), IClassFixture<MemoryFixture>;

public sealed class FilesInMemory(MemoryFixture fixture) : FileContract(fixture), IClassFixture<MemoryFixture>;

public sealed class EventsInMemory(MemoryFixture fixture) : EventContract(fixture), IClassFixture<MemoryFixture>;

public sealed class HealthInMemory(MemoryFixture fixture) : HealthContract(fixture), IClassFixture<MemoryFixture>;
