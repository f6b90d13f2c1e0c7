using System.Diagnostics.CodeAnalysis;
using Compose.Files;

namespace Compose.Model.Inputs;

/// <summary>The local file system.</summary>
public sealed class DiskFiles : ISourceLoader
{
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
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
                if (!entry.Attributes.HasFlag(FileAttributes.Directory))
                    names.Add(entry.Name);
                else if (!entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                    folders.Add(entry.Name);
        }
        catch (Exception failure) when (FileTrouble.IsCause(failure) || IsNoPath(folder))
        {
            return FolderContent.Empty;
        }

        names.Sort(StringComparer.Ordinal);
        folders.Sort(StringComparer.Ordinal);
        return new FolderContent([.. names], [.. folders]);
    }

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
