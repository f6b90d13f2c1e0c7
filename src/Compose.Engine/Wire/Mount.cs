namespace Compose.Engine.Wire;

/// <summary>A requested mount. Unlike with a bind string, a missing bind source is an error unless its creation is enabled.</summary>
public sealed record Mount
{
    /// <summary><c>bind</c>, <c>volume</c>, <c>tmpfs</c>, <c>npipe</c>, <c>cluster</c> or <c>image</c> (API 1.48).</summary>
    public required string Type { get; init; }

    /// <summary>A path, a volume's name or an image; null for an anonymous volume or tmpfs.</summary>
    public string? Source { get; init; }
    public required string Target { get; init; }
    public bool ReadOnly { get; init; }
    public string? Consistency { get; init; }
    public MountBind? BindOptions { get; init; }
    public MountVolume? VolumeOptions { get; init; }
    public MountImage? ImageOptions { get; init; }
    public MountTmpfs? TmpfsOptions { get; init; }
}

/// <summary>Options of a bind mount.</summary>
public sealed record MountBind
{
    /// <summary><c>rprivate</c>, <c>private</c>, <c>rshared</c>, <c>shared</c>, <c>rslave</c> or <c>slave</c>.</summary>
    public string? Propagation { get; init; }
    public bool NonRecursive { get; init; }

    /// <summary>Whether to create a missing source as a directory (API 1.42).</summary>
    public bool CreateMountpoint { get; init; }

    /// <summary>Whether only the mount itself is read-only, not submounts (API 1.44).</summary>
    public bool ReadOnlyNonRecursive { get; init; }

    /// <summary>Whether to fail when submounts cannot be made read-only (API 1.44).</summary>
    public bool ReadOnlyForceRecursive { get; init; }
}

/// <summary>Options of a volume mount.</summary>
public sealed record MountVolume
{
    /// <summary>Whether to skip filling a new volume from the image.</summary>
    public bool NoCopy { get; init; }
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
    public VolumeDriver? DriverConfig { get; init; }

    /// <summary>A path inside the volume (API 1.45; silently ignored by older engines).</summary>
    public string? Subpath { get; init; }
}

/// <summary>The driver for a volume that does not exist yet.</summary>
public sealed record VolumeDriver
{
    public string? Name { get; init; }
    public IReadOnlyDictionary<string, string>? Options { get; init; }
}

/// <summary>Options of an image mount (API 1.48).</summary>
public sealed record MountImage
{
    public string? Subpath { get; init; }
}

/// <summary>Options of a tmpfs mount.</summary>
public sealed record MountTmpfs
{
    /// <summary>0 for unlimited.</summary>
    public long SizeBytes { get; init; }

    /// <summary>Permission bits, as a decimal number on the wire.</summary>
    public int Mode { get; init; }
}

/// <summary>A mount of an existing container.</summary>
public sealed record MountPoint
{
    public string? Type { get; init; }

    /// <summary>The volume's name; null for other types.</summary>
    public string? Name { get; init; }
    public string? Source { get; init; }
    public string Destination
    {
        get;
        init => field = value ?? "";
    } = "";
    public string? Driver { get; init; }
    public string? Mode { get; init; }
    public bool RW { get; init; }
    public string? Propagation { get; init; }
}
