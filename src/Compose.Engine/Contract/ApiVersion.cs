using System.Globalization;

namespace Compose.Engine.Contract;

/// <summary>A version of the Engine HTTP API, such as 1.45. Not the version of the engine itself.</summary>
public readonly record struct ApiVersion(int Major, int Minor) : IComparable<ApiVersion>
{
    /// <summary>The newest version this client supports.</summary>
    public static ApiVersion Newest { get; } = new(1, 51);

    /// <summary>From 1.44 on a container can be created with several networks in one request.</summary>
    public static ApiVersion ManyEndpointsInCreate { get; } = new(1, 44);

    /// <summary>From 1.44 on a health check can have a separate interval during the start period.</summary>
    public static ApiVersion StartInterval { get; } = new(1, 44);

    /// <summary>From 1.45 on a folder of a volume can be mounted. Older engines silently mount the whole volume.</summary>
    public static ApiVersion VolumeSubpath { get; } = new(1, 45);

    /// <summary>From 1.49 on a network interface can be given a name.</summary>
    public static ApiVersion InterfaceName { get; } = new(1, 49);

    /// <summary>From 1.48 on images can be mounted, and inspecting an image can list the manifest of each platform.</summary>
    public static ApiVersion ImageManifests { get; } = new(1, 48);

    /// <summary>Parses "1.45" or "v1.45".</summary>
    public static bool TryParse(string? text, out ApiVersion version)
    {
        version = default;
        var span = text.AsSpan().Trim();
        if (span.StartsWith("v"))
            span = span[1..];
        var dot = span.IndexOf('.');
        if (
            dot < 1
            || !int.TryParse(span[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            || !int.TryParse(span[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
        )
            return false;
        version = new(major, minor);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(ApiVersion other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    public static bool operator <(ApiVersion left, ApiVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(ApiVersion left, ApiVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(ApiVersion left, ApiVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ApiVersion left, ApiVersion right) => left.CompareTo(right) >= 0;

    /// <summary>"1.45".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
