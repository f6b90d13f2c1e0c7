using System.Formats.Tar;
using Compose.Engine.Contract;

namespace Compose.Engine.Streams;

/// <summary>Writes an item whose name, or parent's name, is not UTF-8. Types that a tar cannot hold are omitted.</summary>
internal static class RawItemWriter
{
    public static async ValueTask WriteAsync(Stream tar, TarItem item, CancellationToken cancellationToken)
    {
        try
        {
            await (
                item switch
                {
                    RawItem raw => WriteAsync(tar, raw, cancellationToken),
                    LocalItem local => WriteAsync(tar, local, cancellationToken),
                    _ => Task.CompletedTask, // in-memory items have no such names
                }
            ).ConfigureAwait(false);
        }
        catch (Exception error) when (UnreadableFile.IsCause(error))
        {
            throw UnreadableFile.At(item.Name, error);
        }
    }

    private static async Task WriteAsync(Stream tar, RawItem item, CancellationToken cancellationToken)
    {
        var source = item.Source;
        switch (source.Type)
        {
            case RawFile.Kind.Directory:
                await HeaderAsync(tar, item, TarEntryType.Directory, source.Mode, source.Modified, 0, [], cancellationToken)
                    .ConfigureAwait(false);
                break;
            case RawFile.Kind.Link:
                await HeaderAsync(tar, item, TarEntryType.SymbolicLink, source.Mode, source.Modified, 0, source.Target(), cancellationToken)
                    .ConfigureAwait(false);
                break;
            case RawFile.Kind.File:
                await FileAsync(
                        tar,
                        item,
                        new FileStream(source.Open(), FileAccess.Read, bufferSize: 0),
                        source.Mode,
                        source.Modified,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                break;
        }
    }

    private static Task WriteAsync(Stream tar, LocalItem item, CancellationToken cancellationToken)
    {
        var (source, modified) = (item.Source, (DateTimeOffset)item.Source.LastWriteTimeUtc);
        var mode = OperatingSystem.IsWindows() ? default : source.UnixFileMode;
        if (source.LinkTarget is { } target)
            return HeaderAsync(tar, item, TarEntryType.SymbolicLink, mode, modified, 0, RawName.Encode(target), cancellationToken);
        if (source is not FileInfo { Length: > 0 } file)
            return HeaderAsync(
                tar,
                item,
                source is DirectoryInfo ? TarEntryType.Directory : TarEntryType.RegularFile,
                mode,
                modified,
                0,
                [],
                cancellationToken
            );
        return FileAsync(
            tar,
            item,
            new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0),
            mode,
            modified,
            cancellationToken
        );
    }

    private static async Task FileAsync(
        Stream tar,
        TarItem item,
        FileStream file,
        UnixFileMode mode,
        DateTimeOffset modified,
        CancellationToken cancellationToken
    )
    {
        var size = file.Length;
        await using var content = new FixedLengthStream(file, size);
        await HeaderAsync(tar, item, TarEntryType.RegularFile, mode, modified, size, [], cancellationToken).ConfigureAwait(false);
        await content.CopyToAsync(tar, cancellationToken).ConfigureAwait(false);
        var rest = (int)(size % RawTarHeader.Block);
        if (rest > 0)
            await tar.WriteAsync(new byte[RawTarHeader.Block - rest], cancellationToken).ConfigureAwait(false);
    }

    private static Task HeaderAsync(
        Stream tar,
        TarItem item,
        TarEntryType type,
        UnixFileMode mode,
        DateTimeOffset modified,
        long size,
        byte[] target,
        CancellationToken cancellationToken
    )
    {
        var name = RawName.Encode(type == TarEntryType.Directory ? item.Name + "/" : item.Name);
        return tar.WriteAsync(RawTarHeader.Of(name, type, mode, item.Owner, modified, size, target), cancellationToken).AsTask();
    }
}
