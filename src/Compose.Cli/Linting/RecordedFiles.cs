using System.Diagnostics.CodeAnalysis;
using Compose.Model.Inputs;

namespace Compose.Cli.Linting;

/// <summary>Remembers every path that was asked for, whether it exists or not: a change of any of them may change the result.</summary>
internal sealed class RecordedFiles(ISourceLoader below) : ISourceLoader
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly HashSet<string> listed = new(StringComparer.Ordinal);

    // A file that is new in a listed folder may be part of a project.
    public bool WasAsked(string path) => asked.Contains(path) || (Path.GetDirectoryName(path) is { } folder && listed.Contains(folder));

    public bool TryRead(string path, [NotNullWhen(true)] out byte[]? content)
    {
        asked.Add(path);
        return below.TryRead(path, out content);
    }

    public bool FileExists(string path)
    {
        asked.Add(path);
        return below.FileExists(path);
    }

    public bool DirectoryExists(string path)
    {
        asked.Add(path);
        return below.DirectoryExists(path);
    }

    public FolderContent List(string folder)
    {
        listed.Add(folder.TrimEnd('/'));
        return below.List(folder);
    }

    public string ResolveLink(string path) => below.ResolveLink(path);
}
