namespace Compose.Engine.Streams;

/// <summary>An item to write to a tar.</summary>
public abstract record TarItem
{
    /// <summary>Its path in the tar, with forward slashes.</summary>
    public required string Name { get; init; }

    /// <summary>User and group, by default root.</summary>
    public TarOwner Owner { get; init; }
}

/// <summary>Numeric owner of an item.</summary>
public readonly record struct TarOwner(int UserId, int GroupId);

/// <summary>
/// A local file, directory or symbolic link, with its mode and time. Links stay links; the contents of a directory are separate items.
/// </summary>
public sealed record LocalItem : TarItem
{
    public required FileSystemInfo Source { get; init; }
}

/// <summary>A local file, directory or symbolic link whose name is not UTF-8.</summary>
internal sealed record RawItem : TarItem
{
    public required RawFile Source { get; init; }
}

/// <summary>An in-memory file: a secret, a config, an inline Dockerfile.</summary>
public sealed record ContentItem : TarItem
{
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Permissions, by default readable by all.</summary>
    public UnixFileMode Mode { get; init; } = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    public DateTimeOffset Modified { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Omits the content, which may be a secret: the default implementation would print it.</summary>
    public override string ToString() => Name;
}
