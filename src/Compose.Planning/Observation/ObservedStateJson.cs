using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Compose.Engine.Contract;
using Compose.Engine.Wire;

namespace Compose.Planning.Observation;

/// <summary>
/// A hand-written observed state, for tests and for planning without an engine:
/// <c>{"api","at","containers":[…],"networks":[…],"volumes":[…],"images":{reference:…},"hooks":[…],"os",
/// "models":{"endpoint","present":[…],"release"}}</c>; omitted values default to those of a healthy, up-to-date project.
/// </summary>
public static class ObservedStateJson
{
    /// <param name="currentHash">Supplies an omitted config hash of a container, network or volume, by kind and key.</param>
    /// <exception cref="JsonException">The text is malformed.</exception>
    public static ObservedState Read(string text, Func<string, string, string?> currentHash)
    {
        using var json = JsonDocument.Parse(
            text,
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        var root = json.RootElement;
        return new ObservedState
        {
            Api = ApiVersion.TryParse(Text(root, "api"), out var api) ? api : ApiVersion.Newest,
            At = DateTimeOffset.TryParse(Text(root, "at"), CultureInfo.InvariantCulture, out var at) ? at : DateTimeOffset.UnixEpoch,
            Containers =
            [
                .. Items(root, "containers").Select(item => Container(item, currentHash)).OrderBy(c => c.Name, StringComparer.Ordinal),
            ],
            Networks =
            [
                .. Items(root, "networks")
                    .Select(item => new ObservedNetwork(
                        Text(item, "id") ?? Id(Required(item, "name")),
                        Required(item, "name"),
                        Text(item, "key"),
                        Text(item, "project"),
                        Hash(item, "network", "key", currentHash)
                    )
                    {
                        Holders = Holders(item),
                    }),
            ],
            Volumes =
            [
                .. Items(root, "volumes")
                    .Select(item => new ObservedVolume(
                        Required(item, "name"),
                        Text(item, "key"),
                        Text(item, "project"),
                        Hash(item, "volume", "key", currentHash)
                    )
                    {
                        Holders = Holders(item),
                    }),
            ],
            Images = root.TryGetProperty("images", out var images)
                ? images.EnumerateObject().ToImmutableDictionary(image => image.Name, image => Image(image.Value), StringComparer.Ordinal)
                : ImmutableDictionary<string, ObservedImage>.Empty,
            HookContainers = Texts(root, "hooks"),
            IsWindows = Text(root, "os") == "windows",
            Models = root.TryGetProperty("models", out var models)
                ? new ObservedModels(Required(models, "endpoint"), [.. Texts(models, "present")], Text(models, "release"))
                : null,
        };
    }

    private static ObservedContainer Container(JsonElement item, Func<string, string, string?> currentHash)
    {
        var name = Required(item, "name");
        var state = Text(item, "state") ?? ContainerStatus.Running;
        return new ObservedContainer
        {
            Id = Text(item, "id") ?? Id(name),
            Name = name,
            Service = Required(item, "service"),
            Number = item.TryGetProperty("number", out var number) ? number.GetInt32() : 1,
            OneOff = item.TryGetProperty("oneOff", out var oneOff) && oneOff.GetBoolean(),
            State = state,
            ExitCode =
                item.TryGetProperty("exitCode", out var code) ? code.GetInt32()
                : state == ContainerStatus.Exited ? 0
                : null,
            Health = Text(item, "health"),
            ConfigHash = Hash(item, "service", "service", currentHash),
            ImageDigest = Text(item, "imageDigest"),
            Image = Text(item, "image"),
            Networks = Networks(item),
            Mounts =
            [
                .. Items(item, "mounts")
                    .Select(mount => new MountPoint
                    {
                        Type = Text(mount, "type") ?? "volume",
                        Name = Text(mount, "name"),
                        Source = Text(mount, "source"),
                        Destination = Required(mount, "target"),
                        RW = true,
                    }),
            ],
            Labels = item.TryGetProperty("labels", out var labels)
                ? labels
                    .EnumerateObject()
                    .ToImmutableSortedDictionary(label => label.Name, label => label.Value.GetString() ?? "", StringComparer.Ordinal)
                : ImmutableSortedDictionary<string, string>.Empty,
            Details = item.TryGetProperty("details", out var details) ? WireText.Read<ContainerInspect>(details) : null,
        };
    }

    // A list of names, or a map of name to id where several networks share a name.
    private static ImmutableSortedDictionary<string, string> Networks(JsonElement item) =>
        item.TryGetProperty("networks", out var networks) && networks.ValueKind == JsonValueKind.Object
            ? networks
                .EnumerateObject()
                .ToImmutableSortedDictionary(network => network.Name, network => network.Value.GetString() ?? "", StringComparer.Ordinal)
            : Texts(item, "networks").ToImmutableSortedDictionary(network => network, _ => "", StringComparer.Ordinal);

    private static ImmutableArray<ObservedHolder> Holders(JsonElement item) =>
        [
            .. Items(item, "holders")
                .Select(holder => new ObservedHolder(
                    Text(holder, "id") ?? Id(Required(holder, "name")),
                    Required(holder, "name"),
                    Text(holder, "project"),
                    Text(holder, "state") is null or ContainerStatus.Running
                )),
        ];

    private static ObservedImage Image(JsonElement item) =>
        new(Text(item, "id") ?? Required(item, "digest"))
        {
            Digest = Text(item, "digest") ?? Required(item, "id"),
            Config = new ContainerConfig { Volumes = Texts(item, "volumes") },
            Platform = Text(item, "platform"),
            Variants = item.TryGetProperty("variants", out var variants)
                ? [.. variants.EnumerateObject().Select(variant => KeyValuePair.Create(variant.Name, variant.Value.GetString() ?? ""))]
                : [],
            TaggedAt = DateTimeOffset.TryParse(Text(item, "taggedAt"), CultureInfo.InvariantCulture, out var at) ? at : null,
        };

    // "hash": null means that there is none.
    private static string? Hash(JsonElement item, string kind, string key, Func<string, string, string?> currentHash) =>
        item.TryGetProperty("hash", out var hash) ? hash.GetString()
        : Text(item, key) is { } name ? currentHash(kind, name)
        : null;

    // 64 hexadecimal digits, derived from the name.
    private static string Id(string name) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)));

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Required(JsonElement item, string name) =>
        Text(item, name) ?? throw new JsonException($"\"{name}\" is missing in {item.GetRawText()}");

    private static ImmutableArray<string> Texts(JsonElement item, string name) =>
        [.. Items(item, name).Select(text => text.GetString() ?? "")];

    private static IEnumerable<JsonElement> Items(JsonElement item, string name) =>
        item.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];
}
