using System.Diagnostics.CodeAnalysis;

namespace Compose.Model.Inputs;

/// <summary>The files a project is read from: one of the two seams to the outside world. Paths are absolute.</summary>
public interface ISourceLoader
{
    /// <summary>The bytes of a file; false when there is none. Throws <see cref="UnreadableSourceException"/>, or another <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>, otherwise.</summary>
    bool TryRead(string path, [NotNullWhen(true)] out byte[]? content);

    bool FileExists(string path);

    bool DirectoryExists(string path);

    /// <summary>The path with its last symbolic link followed; the path itself when it is none.</summary>
    string ResolveLink(string path);
}
