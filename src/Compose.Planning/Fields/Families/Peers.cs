using Compose.Model.Services;

namespace Compose.Planning.Fields.Families;

/// <summary>Names the services whose namespaces or volumes are used; engines know only their containers.</summary>
internal static class Peers
{
    private const int ShortId = 12;

    /// <summary><c>container:ID</c> as <c>service:NAME</c>, if the container is one of the project's.</summary>
    public static Shown? Named(Comparison sides, Shown? mode) =>
        mode is null || PeerReference.Of(mode.Text).Container is not { } id ? mode
        : sides.Services.TryGetValue(id, out var service) ? Shown.Of(PeerReference.ToService(service))
        : Shown.Of(PeerReference.ToContainer(Shortened(id)));

    /// <summary><c>ID[:mode]</c> as an item of volumes_from.</summary>
    public static string NamedSource(Comparison sides, string source)
    {
        var colon = source.IndexOf(':');
        var (id, mode) = colon < 0 ? (source, "") : (source[..colon], source[colon..]);
        return (sides.Services.TryGetValue(id, out var service) ? service : PeerReference.ToContainer(Shortened(id)))
            + (mode == ":rw" ? "" : mode);
    }

    private static string Shortened(string id) => id.Length == 64 && id.All(char.IsAsciiHexDigitLower) ? id[..ShortId] : id;
}
