using System.Formats.Tar;
using Compose.Cli.Failures;
using Compose.Cli.Hosting;

namespace Compose.Cli.Copying;

/// <summary>
/// Extracts a container's tar into a folder. The tar is not trusted: nothing is written outside of the folder, nor through links that the
/// tar may have created.
/// </summary>
/// <param name="folder">Absolute; exists.</param>
/// <param name="name">Replaces the first path component; empty to drop it.</param>
internal sealed class TarExtraction(string folder, string name, bool keepOwners)
{
    private readonly List<(string Path, DateTimeOffset Time)> folders = [];

    public async Task RunAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var tar = new TarReader(stream, leaveOpen: true);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken).ConfigureAwait(false) is { } entry)
        {
            if (PathOf(entry.Name) is not { } path)
                continue;
            await OutputFile.OrFailAsync(path, () => ExtractAsync(entry, path, cancellationToken)).ConfigureAwait(false);
        }

        // Writing into a folder changes its time, so folder times are set last.
        foreach (var (path, time) in folders)
            Directory.SetLastWriteTimeUtc(path, time.UtcDateTime);
    }

    /// <summary>The target path of an entry; null for the root itself when only its contents are extracted.</summary>
    private string? PathOf(string entry)
    {
        var parts = entry.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Contains(".."))
            throw new CommandFailed($"the container sent a path outside of the folder: {entry}");
        var inside = parts.Length == 0 ? [] : parts[1..];
        var relative = name.Length == 0 ? inside : [name, .. inside];
        if (relative.Length == 0)
            return null;
        var path = folder;
        for (var i = 0; i < relative.Length; i++)
        {
            if (i > 0 && new FileInfo(path).LinkTarget is not null)
                throw new CommandFailed($"the container sent a path that leads through a link: {entry}");
            path = Path.Combine(path, relative[i]);
        }

        return path;
    }

    private async Task ExtractAsync(TarEntry entry, string path, CancellationToken cancellationToken)
    {
        switch (entry.EntryType)
        {
            case TarEntryType.Directory:
                Directory.CreateDirectory(path);
                SetMode(path, entry);
                folders.Add((path, entry.ModificationTime));
                break;
            case TarEntryType.SymbolicLink:
                Remove(path);
                File.CreateSymbolicLink(path, entry.LinkName);
                break;
            case TarEntryType.HardLink:
                var target = PathOf(entry.LinkName) ?? path;
                Remove(path);
                File.Copy(target, path);
                break;
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                await ExtractFileAsync(entry, path, cancellationToken).ConfigureAwait(false);
                break;
            default:
                return; // devices and pipes have no meaning here
        }

        if (keepOwners && entry is PosixTarEntry owned)
            SystemCalls.SetOwner(path, owned.Uid, owned.Gid);
    }

    private static async Task ExtractFileAsync(TarEntry entry, string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
            throw new CommandFailed($"cannot overwrite directory {path} with a file");
        Remove(path);
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            if (entry.DataStream is { } data)
                await data.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
        SetMode(path, entry);
        File.SetLastWriteTimeUtc(path, entry.ModificationTime.UtcDateTime);
    }

    /// <summary>An existing link is replaced, never written through.</summary>
    private static void Remove(string path)
    {
        if (File.Exists(path) || new FileInfo(path).LinkTarget is not null)
            File.Delete(path);
    }

    private static void SetMode(string path, TarEntry entry)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, entry.Mode);
    }
}
