using System.Diagnostics.CodeAnalysis;
using Compose.Model.Inputs;

namespace Compose.Lint.Fixing;

/// <summary>Overlays edited files over the existing ones.</summary>
internal sealed class EditedFiles(ISourceLoader below) : ISourceLoader
{
    private readonly Dictionary<string, byte[]> edited = new(StringComparer.Ordinal);

    public byte[]? this[string path]
    {
        set
        {
            if (value is null)
                edited.Remove(path);
            else
                edited[path] = value;
        }
    }

    public bool TryRead(string path, [NotNullWhen(true)] out byte[]? content) =>
        edited.TryGetValue(path, out content) || below.TryRead(path, out content);

    public bool FileExists(string path) => edited.ContainsKey(path) || below.FileExists(path);

    public bool DirectoryExists(string path) => below.DirectoryExists(path);

    public FolderContent List(string folder) => below.List(folder);

    public string ResolveLink(string path) => below.ResolveLink(path);
}
