using System.Diagnostics.CodeAnalysis;
using Compose.Files;
using Compose.Model.Inputs;

namespace Compose.Cli.Calls;

/// <summary>The files on disk, except one whose unsaved content comes from a stream.</summary>
internal sealed class OneFileInMemory(ISourceLoader below, string special, Stream content) : ISourceLoader
{
    private byte[]? read;

    public bool TryRead(string path, [NotNullWhen(true)] out byte[]? bytes)
    {
        if (path != special)
            return below.TryRead(path, out bytes);
        bytes = read ??= RegularFile.ReadAll(content);
        return true;
    }

    public bool FileExists(string path) => path == special || below.FileExists(path);

    public bool DirectoryExists(string path) => below.DirectoryExists(path);

    public FolderContent List(string folder) => below.List(folder);

    public string ResolveLink(string path) => below.ResolveLink(path);
}
