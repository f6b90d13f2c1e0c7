namespace Compose.Engine.Streams;

/// <summary>Something to put into a tar.</summary>
public abstract record TarItem
{
    /// <summary>Its path in the tar, with forward slashes.</summary>
    public required string Name { get; init; }

    /// <summary>User and group; root unless said otherwise.</summary>
    public TarOwner Owner { get; init; }
}

/// <summary>Who owns an item, in numbers.</summary>
public readonly record struct TarOwner(int UserId, int GroupId);

/// <summary>
/// A file, directory or symbolic link of this machine, with its mode and time. Links stay links; what a directory holds are items of their
/// own.
/// </summary>
public sealed record LocalItem : TarItem
{
    public required FileSystemInfo Source { get; init; }
}

/// <summary>A file, directory or symbolic link of this machine whose name is no UTF-8.</summary>
internal sealed record RawItem : TarItem
{
    public required RawFile Source { get; init; }
}

/// <summary>A file that exists in memory only: a secret, a config, an inline Dockerfile.</summary>
public sealed record ContentItem : TarItem
{
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Readable by all unless said otherwise.</summary>
    public UnixFileMode Mode { get; init; } = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    public DateTimeOffset Modified { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Never the content, which may be a secret: records print what they hold.</summary>
    public override string ToString() => Name;
}
