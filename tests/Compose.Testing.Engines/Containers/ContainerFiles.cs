using System.Formats.Tar;
using Compose.Engine.Wire;

namespace Compose.Testing.Engines.Containers;

/// <summary>The files of a container, by absolute path.</summary>
internal sealed class ContainerFiles
{
    private const uint DirectoryBit = 1u << 31;
    private const uint LinkBit = 1u << 27;
    private readonly SortedDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    private sealed record Entry(ReadOnlyMemory<byte> Content, UnixFileMode Mode, int UserId = 0, int GroupId = 0)
    {
        public bool IsDirectory { get; init; }

        public string? Link { get; init; }
    }

    public ContainerFiles()
    {
        foreach (var folder in (string[])["/", "/bin", "/etc", "/root", "/run", "/tmp", "/usr", "/usr/bin", "/var"])
            AddFolder(folder);
        entries["/bin/busybox"] = new Entry("busybox"u8.ToArray(), (UnixFileMode)0b111_101_101);
        entries["/bin/sh"] = new Entry(default, (UnixFileMode)0b111_111_111) { Link = "/bin/busybox" };
    }

    /// <summary>The content of a file; null when missing.</summary>
    public ReadOnlyMemory<byte>? Read(string path)
    {
        lock (gate)
            return entries.TryGetValue(path, out var entry) && !entry.IsDirectory ? entry.Content : null;
    }

    public void Write(string path, ReadOnlyMemory<byte> content)
    {
        lock (gate)
        {
            AddFolders(path);
            entries[path] = new Entry(content, (UnixFileMode)0b110_100_100);
        }
    }

    public bool Remove(string path)
    {
        lock (gate)
            return entries.Remove(path);
    }

    /// <summary>The status of a path; null when missing.</summary>
    public PathStat? Stat(string path)
    {
        lock (gate)
        {
            return !entries.TryGetValue(Trimmed(path), out var entry)
                ? null
                : new PathStat
                {
                    Name = NameOf(Trimmed(path)),
                    Size = entry.Content.Length,
                    Mode = (uint)entry.Mode | (entry.IsDirectory ? DirectoryBit : 0) | (entry.Link is null ? 0 : LinkBit),
                    LinkTarget = entry.Link ?? "",
                };
        }
    }

    /// <summary>A path and its contents as a tar, starting with the path's last part.</summary>
    public MemoryStream Pack(string path)
    {
        var root = Trimmed(path);
        var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.Pax, leaveOpen: true))
        {
            lock (gate)
                foreach (
                    var (place, entry) in entries.Where(entry =>
                        entry.Key == root || entry.Key.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal)
                    )
                )
                    writer.WriteEntry(ToTar(NameOf(root) + place[root.TrimEnd('/').Length..], entry));
        }

        tar.Position = 0;
        return tar;
    }

    /// <summary>Extracts a tar into a directory.</summary>
    public void Unpack(string directory, Stream tar)
    {
        // The tar reader needs a seekable stream.
        using var whole = new MemoryStream();
        tar.CopyTo(whole);
        whole.Position = 0;
        using var reader = new TarReader(whole);
        while (reader.GetNextEntry(copyData: true) is { } item)
        {
            var path = Trimmed($"{directory.TrimEnd('/')}/{item.Name.TrimEnd('/')}");
            using var content = new MemoryStream();
            item.DataStream?.CopyTo(content);
            lock (gate)
            {
                AddFolders(path);
                entries[path] = new Entry(content.ToArray(), item.Mode, item.Uid, item.Gid)
                {
                    IsDirectory = item.EntryType == TarEntryType.Directory,
                    Link = item.EntryType == TarEntryType.SymbolicLink ? item.LinkName : null,
                };
            }
        }
    }

    private static PaxTarEntry ToTar(string name, Entry entry)
    {
        var type =
            entry.IsDirectory ? TarEntryType.Directory
            : entry.Link is null ? TarEntryType.RegularFile
            : TarEntryType.SymbolicLink;
        var item = new PaxTarEntry(type, entry.IsDirectory ? name.TrimStart('/') + "/" : name.TrimStart('/'))
        {
            Mode = entry.Mode,
            Uid = entry.UserId,
            Gid = entry.GroupId,
            ModificationTime = DateTimeOffset.UnixEpoch,
        };
        if (type == TarEntryType.RegularFile)
            item.DataStream = new MemoryStream(entry.Content.ToArray());
        if (entry.Link is { } link)
            item.LinkName = link;
        return item;
    }

    private void AddFolders(string path)
    {
        for (var slash = path.IndexOf('/', 1); slash > 0; slash = path.IndexOf('/', slash + 1))
            if (!entries.ContainsKey(path[..slash]))
                AddFolder(path[..slash]);
    }

    private void AddFolder(string path) => entries[path] = new Entry(default, (UnixFileMode)0b111_101_101) { IsDirectory = true };

    // "/a/b/." means the contents of "/a/b".
    private static string Trimmed(string path)
    {
        while (path.Length > 1 && (path.EndsWith('/') || path.EndsWith("/.", StringComparison.Ordinal)))
            path = path[..^1];
        return path.Length == 0 || path[0] != '/' ? "/" + path : path;
    }

    private static string NameOf(string path) => path == "/" ? "/" : path[(path.LastIndexOf('/') + 1)..];
}
