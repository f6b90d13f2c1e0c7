using System.Diagnostics.CodeAnalysis;
using Compose.Model.Inputs;

namespace Compose.Planning.Tests;

/// <summary>Files on disk.</summary>
internal sealed class FolderFiles : ISourceLoader
{
    public bool TryRead(string path, [NotNullWhen(true)] out byte[]? content)
    {
        content = File.Exists(path) ? File.ReadAllBytes(path) : null;
        return content is not null;
    }

    public bool FileExists(string path) => File.Exists(path);

    public bool DirectoryExists(string path) => Directory.Exists(path);

    public FolderContent List(string folder) => new DiskFiles().List(folder);

    public string ResolveLink(string path) => path;
}
