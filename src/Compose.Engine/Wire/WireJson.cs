using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>The one serializer of everything that travels: names as they are, defaults left out, no reflection.</summary>
// By metadata: the methods that write a type without it are 120 KiB of the native command, for bodies of a kilobyte.
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(ContainerCreate))]
[JsonSerializable(typeof(ContainerCreated))]
[JsonSerializable(typeof(ContainerExit))]
[JsonSerializable(typeof(ContainerInspect))]
[JsonSerializable(typeof(ContainerStats))]
[JsonSerializable(typeof(ContainerTop))]
[JsonSerializable(typeof(DistributionInspect))]
[JsonSerializable(typeof(EngineEvent))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(ExecCreate))]
[JsonSerializable(typeof(ExecInspect))]
[JsonSerializable(typeof(ExecStart))]
[JsonSerializable(typeof(IReadOnlyList<ContainerSummary>))]
[JsonSerializable(typeof(IReadOnlyList<ImageRemoved>))]
[JsonSerializable(typeof(IReadOnlyList<ImageSummary>))]
[JsonSerializable(typeof(IReadOnlyList<NetworkInspect>))]
[JsonSerializable(typeof(IReadOnlyList<HostUlimit>))]
[JsonSerializable(typeof(IdResponse))]
[JsonSerializable(typeof(ImageInspect))]
[JsonSerializable(typeof(NetworkConnect))]
[JsonSerializable(typeof(NetworkCreate))]
[JsonSerializable(typeof(NetworkCreated))]
[JsonSerializable(typeof(NetworkDisconnect))]
[JsonSerializable(typeof(PathStat))]
[JsonSerializable(typeof(ProgressMessage))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, RegistryAuth>))]
[JsonSerializable(typeof(RegistryAuth))]
[JsonSerializable(typeof(SystemInfo))]
[JsonSerializable(typeof(SystemVersion))]
[JsonSerializable(typeof(VolumeCreate))]
[JsonSerializable(typeof(VolumeInspect))]
[JsonSerializable(typeof(VolumeList))]
internal sealed partial class WireJson : JsonSerializerContext;
