namespace Compose.Model.Services;

/// <summary>
/// A service of the project or an engine container whose namespace, volumes or image is used. The only parser of <c>service:NAME</c> and
/// <c>container:NAME</c>; other text, such as <c>host</c>, refers to neither.
/// </summary>
public readonly record struct PeerReference
{
    private const string ServicePrefix = "service:";
    private const string ContainerPrefix = "container:";

    /// <summary>The service name, or null.</summary>
    public string? Service { get; private init; }

    /// <summary>The container name or id, or null.</summary>
    public string? Container { get; private init; }

    /// <summary>The suffix of a volumes_from item, with its colon: <c>:ro</c>. Null when absent.</summary>
    public string? Mode { get; private init; }

    /// <summary>Parses network_mode, ipc, pid, uts, cgroup, and a context of additional_contexts.</summary>
    public static PeerReference Of(string? text) =>
        text is null ? default
        : text.StartsWith(ServicePrefix, StringComparison.Ordinal) ? new() { Service = text[ServicePrefix.Length..] }
        : text.StartsWith(ContainerPrefix, StringComparison.Ordinal) ? new() { Container = text[ContainerPrefix.Length..] }
        : default;

    /// <summary>Parses an item of volumes_from, where a service has no prefix: <c>NAME[:mode]</c>, <c>container:NAME[:mode]</c>.</summary>
    public static PeerReference OfVolumes(string text)
    {
        var isContainer = text.StartsWith(ContainerPrefix, StringComparison.Ordinal);
        var rest = isContainer ? text[ContainerPrefix.Length..] : text;
        var colon = rest.IndexOf(':');
        var (name, mode) = colon < 0 ? (rest, null) : (rest[..colon], rest[colon..]);
        return isContainer ? new() { Container = name, Mode = mode } : new() { Service = name, Mode = mode };
    }

    /// <summary>The reference to a service: <c>service:NAME</c>.</summary>
    public static string ToService(string name) => ServicePrefix + name;

    /// <summary>The reference to a container: <c>container:ID</c>.</summary>
    public static string ToContainer(string id) => ContainerPrefix + id;
}
