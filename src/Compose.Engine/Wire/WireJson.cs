using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>The only serializer of API bodies: property names unchanged, defaults omitted, no reflection.</summary>
// Metadata mode: the generated serialization methods would add 120 KiB to the native command, for bodies of a kilobyte.
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
