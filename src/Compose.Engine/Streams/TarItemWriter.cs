using System.Formats.Tar;
using System.Text;
using Compose.Engine.Contract;

namespace Compose.Engine.Streams;

/// <summary>
/// Writes one item: with the plain header where possible, with the extended one for long or non-ASCII names and huge files.
/// </summary>
internal static class TarItemWriter
{
    private const long LargestPlainSize = 0x1_FFFF_FFFF; // eleven octal digits
    private const int LargestPlainId = 0x1F_FFFF; // seven octal digits
    private const int LongestPlainName = 100;

    private const UnixFileMode Everyone = (UnixFileMode)0x1FF;
    private const UnixFileMode WindowsMode = (UnixFileMode)0x1ED; // 0755: Windows has no modes, and scripts must stay executable

    public static async ValueTask WriteAsync(TarWriter writer, TarItem item, CancellationToken cancellationToken)
    {
        if (item is ContentItem content)
        {
            using var memory = new MemoryStream(content.Content.ToArray(), writable: false);
            await WriteAsync(writer, Entry(content, TarEntryType.RegularFile, content.Mode, content.Modified, memory), cancellationToken)
                .ConfigureAwait(false);
            return;
        }
        var source = ((LocalItem)item).Source;
        try
        {
            if (source.LinkTarget is { } target)
                await WriteAsync(
                        writer,
                        Entry(item, TarEntryType.SymbolicLink, Everyone, source.LastWriteTimeUtc, link: target),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            else if (source is FileInfo { Length: > 0 } file)
                await WriteFileAsync(writer, item, file, cancellationToken).ConfigureAwait(false);
            else if ((source is DirectoryInfo ? TarEntryType.Directory : KindOfEmpty(source)) is { } kind)
                await WriteAsync(writer, Entry(item, kind, ModeOf(source), source.LastWriteTimeUtc), cancellationToken)
                    .ConfigureAwait(false);
        }
        catch (Exception error) when (UnreadableFile.IsCause(error))
        {
            throw UnreadableFile.At(source.FullName, error);
        }
    }

    private static async Task WriteFileAsync(TarWriter writer, TarItem item, FileInfo file, CancellationToken cancellationToken)
    {
        var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        await using var content = new FixedLengthStream(stream, stream.Length);
        await WriteAsync(writer, Entry(item, TarEntryType.RegularFile, ModeOf(file), file.LastWriteTimeUtc, content), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// The type of an empty file; null for a socket, which a tar cannot hold. Opening a FIFO would block for a writer, and the base library
    /// distinguishes these types only where it writes them into a tar.
    /// </summary>
    private static TarEntryType? KindOfEmpty(FileSystemInfo file)
    {
        if (OperatingSystem.IsWindows())
            return TarEntryType.RegularFile;
        using var memory = new MemoryStream();
        try
        {
            using (var probe = new TarWriter(memory, TarEntryFormat.Ustar, leaveOpen: true))
                probe.WriteEntry(file.FullName, "x");
        }
        catch (IOException) when (file.Exists)
        {
            return null;
        }
        memory.Position = 0;
        using var reader = new TarReader(memory);
        return reader.GetNextEntry()?.EntryType;
    }

    private static UnixFileMode ModeOf(FileSystemInfo source) => OperatingSystem.IsWindows() ? WindowsMode : source.UnixFileMode;

    private static PosixTarEntry Entry(
        TarItem item,
        TarEntryType type,
        UnixFileMode mode,
        DateTimeOffset modified,
        Stream? content = null,
        string? link = null
    )
    {
        var name = type == TarEntryType.Directory && !item.Name.EndsWith('/') ? item.Name + "/" : item.Name;
        var plain =
            Fits(name)
            && Fits(link ?? "")
            && (content?.Length ?? 0) <= LargestPlainSize
            && item.Owner is { UserId: <= LargestPlainId, GroupId: <= LargestPlainId };
        PosixTarEntry entry = plain ? new UstarTarEntry(type, name) : new PaxTarEntry(type, name);
        entry.Mode = mode;
        entry.Uid = item.Owner.UserId;
        entry.Gid = item.Owner.GroupId;
        // A plain header cannot hold times before 1970.
        entry.ModificationTime = modified < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : modified;
        if (link is not null)
            entry.LinkName = link;
        if (content is not null)
            entry.DataStream = content;
        return entry;
    }

    private static Task WriteAsync(TarWriter writer, TarEntry entry, CancellationToken cancellationToken) =>
        writer.WriteEntryAsync(entry, cancellationToken);

    private static bool Fits(string name) => name.Length < LongestPlainName && Ascii.IsValid(name);
}
