using System.Text;
using System.Text.Json;
using Compose.Engine.Build;
using Compose.Engine.Transport;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <content>Builds.</content>
public sealed partial class EngineClient
{
    private const string TraceId = "moby.buildkit.trace";

    /// <inheritdoc/>
    public async IAsyncEnumerable<BuildMessage> BuildImageAsync(
        BuildRequest request,
        Stream context,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        HttpContent body = request.Remote is null ? new UploadContent(context) : new ByteArrayContent([]);
        var auths = RegistryAuth.ToHeader(request.Auths ?? new Dictionary<string, RegistryAuth>());
        await foreach (
            var message in ProgressAsync(QueryOf(request), body, [("X-Registry-Config", auths)], cancellationToken).ConfigureAwait(false)
        )
        {
            if (Translate(message) is { } translated)
                yield return translated;
        }
    }

    private static BuildMessage? Translate(ProgressMessage message)
    {
        if (message is { Id: TraceId, Aux: { ValueKind: JsonValueKind.String } trace })
            return new BuildTrace(SolveStatusReader.Read(trace.GetBytesFromBase64()));
        if (message.Aux is { ValueKind: JsonValueKind.Object } aux)
            return aux.TryGetProperty("ID", out var id) && id.GetString() is { } image ? new BuiltImage(image) : null;
        if (message.Stream is { } text)
            return new BuildText(text);
        return message.Status is null ? null : new BuildPull(message);
    }

    private static Query QueryOf(BuildRequest request) =>
        new Query("/build")
            .With("version", request.BuildKit ? "2" : "1")
            .With("buildid", request.Id)
            .With("remote", request.Remote)
            .With("dockerfile", request.Dockerfile)
            .WithEach("t", request.Tags)
            .With("target", request.Target)
            .With("platform", request.Platform)
            .With("buildargs", Map(request.BuildArgs))
            .With("labels", Map(request.Labels))
            .With("networkmode", request.NetworkMode)
            .WithEach("extrahosts", request.ExtraHosts)
            .With("cachefrom", List(request.CacheFrom))
            .With("nocache", request.NoCache)
            .With("pull", request.Pull)
            .With("shmsize", request.ShmSize == 0 ? null : request.ShmSize)
            .With("memory", request.Memory == 0 ? null : request.Memory)
            .With("ulimits", Ulimits(request.Ulimits))
            .With("isolation", request.Isolation)
            .With("cgroupparent", request.CgroupParent)
            .With("rm", request.KeepIntermediate ? "0" : "1")
            .With("forcerm", !request.KeepIntermediate);

    private static string? Map<T>(IReadOnlyDictionary<string, T>? map)
        where T : class? =>
        map is null or { Count: 0 }
            ? null
            : Written(writer =>
            {
                writer.WriteStartObject();
                foreach (var (key, value) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                    writer.WriteString(key, value as string); // null is written as null
                writer.WriteEndObject();
            });

    private static string? List(IReadOnlyList<string>? list) =>
        list is null or { Count: 0 }
            ? null
            : Written(writer =>
            {
                writer.WriteStartArray();
                foreach (var value in list)
                    writer.WriteStringValue(value);
                writer.WriteEndArray();
            });

    private static string? Ulimits(IReadOnlyList<HostUlimit>? list) =>
        list is null or { Count: 0 } ? null : JsonSerializer.Serialize(list, WireJson.Default.IReadOnlyListHostUlimit);

    private static string Written(Action<Utf8JsonWriter> write)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
            write(writer);
        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }
}
