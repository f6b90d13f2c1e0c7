namespace Compose.Model.Services;

/// <summary>
/// Whose namespace, volumes or image is used: those of a service of the project or of a container of the engine. The one reader of
/// <c>service:NAME</c> and <c>container:NAME</c>; text that is neither, such as <c>host</c>, names nobody.
/// </summary>
public readonly record struct PeerReference
{
    private const string ServicePrefix = "service:";
    private const string ContainerPrefix = "container:";

    /// <summary>The service; null when none is named.</summary>
    public string? Service { get; private init; }

    /// <summary>The name or id of the container; null when none is named.</summary>
    public string? Container { get; private init; }

    /// <summary>What follows the name in volumes_from, with its colon: <c>:ro</c>. Null when nothing does.</summary>
    public string? Mode { get; private init; }

    /// <summary>Reads network_mode, ipc, pid, uts, cgroup, and a context of additional_contexts.</summary>
    public static PeerReference Of(string? text) =>
        text is null ? default
        : text.StartsWith(ServicePrefix, StringComparison.Ordinal) ? new() { Service = text[ServicePrefix.Length..] }
        : text.StartsWith(ContainerPrefix, StringComparison.Ordinal) ? new() { Container = text[ContainerPrefix.Length..] }
        : default;

    /// <summary>
    /// Reads an item of volumes_from, where a service needs no word in front: <c>NAME[:mode]</c>, <c>container:NAME[:mode]</c>.
    /// </summary>
    public static PeerReference OfVolumes(string text)
    {
        var isContainer = text.StartsWith(ContainerPrefix, StringComparison.Ordinal);
        var rest = isContainer ? text[ContainerPrefix.Length..] : text;
        var colon = rest.IndexOf(':');
        var (name, mode) = colon < 0 ? (rest, null) : (rest[..colon], rest[colon..]);
        return isContainer ? new() { Container = name, Mode = mode } : new() { Service = name, Mode = mode };
    }

    /// <summary>The text that names a container: <c>container:ID</c>.</summary>
    public static string ToContainer(string id) => ContainerPrefix + id;
}
