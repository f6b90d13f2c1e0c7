using System.Diagnostics.CodeAnalysis;

namespace Compose.Model.Inputs;

/// <summary>File access for loading a project: one of the two seams to the outside world. Paths are absolute.</summary>
public interface ISourceLoader
{
    /// <summary>
    /// Reads the bytes of a file; false when it does not exist. Throws <see cref="UnreadableSourceException"/>, or another
    /// <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>, otherwise.
    /// </summary>
    bool TryRead(string path, [NotNullWhen(true)] out byte[]? content);

    bool FileExists(string path);

    bool DirectoryExists(string path);

    /// <summary>What a folder contains; nothing when it cannot be read.</summary>
    FolderContent List(string folder);

    /// <summary>The target of a symbolic link, fully resolved; the path itself when it is not a link.</summary>
    string ResolveLink(string path);
}

/// <summary>A path that exists but cannot be read, or is not a file.</summary>
/// <param name="path">Absolute.</param>
/// <param name="reason">Follows a colon: "permission denied".</param>
/// <param name="help">What to do.</param>
public sealed class UnreadableSourceException(string path, string reason, string help, Exception? inner = null)
    : IOException($"cannot read {path}: {reason}", inner)
{
    /// <summary>Follows a colon: "permission denied".</summary>
    public string Reason { get; } = reason;

    /// <summary>What to do, as a sentence without its full stop.</summary>
    public string Help { get; } = help;
}
