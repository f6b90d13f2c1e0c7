using System.Diagnostics.CodeAnalysis;
using System.IO.Enumeration;
using Compose.Files;

namespace Compose.Model.Inputs;

/// <summary>The local file system.</summary>
public sealed class DiskFiles : ISourceLoader
{
    private static readonly EnumerationOptions EveryEntry = new() { AttributesToSkip = default, IgnoreInaccessible = false };

    public bool TryRead(string path, [NotNullWhen(true)] out byte[]? content)
    {
        try
        {
            content = RegularFile.ReadAll(path);
            return true;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException || IsNoPath(path))
        {
            content = null;
            return false;
        }
        catch (Exception failure) when (FileTrouble.IsCause(failure))
        {
            throw new UnreadableSourceException(
                path,
                FileTrouble.Reason(failure),
                failure switch
                {
                    UnusableFileException => "use a text file",
                    UnauthorizedAccessException => "check that this user can read the file",
                    _ => "check the path, and the disk it is on",
                },
                failure
            );
        }
    }

    public bool FileExists(string path) => File.Exists(path);

    public bool DirectoryExists(string path) => Directory.Exists(path);

    public FolderContent List(string folder)
    {
        var (names, folders) = (new List<string>(), new List<string>());
        try
        {
            var entries = new FileSystemEnumerable<(string Name, bool IsFolder, bool IsLink)>(folder, Described, EveryEntry);
            foreach (var (name, isFolder, isLink) in entries)
                if (!isFolder)
                    names.Add(name);
                else if (!isLink)
                    folders.Add(name);
        }
        catch (Exception failure) when (FileTrouble.IsCause(failure) || IsNoPath(folder))
        {
            return FolderContent.Empty;
        }

        names.Sort(StringComparer.Ordinal);
        folders.Sort(StringComparer.Ordinal);
        return new FolderContent([.. names], [.. folders]);
    }

    // The kind comes with the name; attributes would ask the system again for every entry.
    private static (string Name, bool IsFolder, bool IsLink) Described(ref FileSystemEntry entry) =>
        entry.IsDirectory ? (entry.FileName.ToString(), true, entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            : (entry.FileName.ToString(), false, false);

    public string ResolveLink(string path)
    {
        try
        {
            // Ask the link itself first: a missing path or a non-link is its own target.
            return new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException || IsNoPath(path))
        {
            return path;
        }
    }

    // YAML text may hold any character; a file name cannot hold this one.
    private static bool IsNoPath(string path) => path.Contains('\0');
}
