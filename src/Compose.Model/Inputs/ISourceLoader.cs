using System.Diagnostics.CodeAnalysis;

namespace Compose.Model.Inputs;

/// <summary>The files a project is read from: one of the two seams to the outside world. Paths are absolute.</summary>
public interface ISourceLoader
{
    /// <summary>
    /// The bytes of a file; false when there is none. Throws <see cref="UnreadableSourceException"/>, or another <see cref="IOException"/>
    /// or <see cref="UnauthorizedAccessException"/>, otherwise.
    /// </summary>
    bool TryRead(string path, [NotNullWhen(true)] out byte[]? content);

    bool FileExists(string path);

    bool DirectoryExists(string path);

    /// <summary>The path with its last symbolic link followed; the path itself when it is none.</summary>
    string ResolveLink(string path);
}

/// <summary>A file that is there and cannot be read, or is no file.</summary>
/// <param name="path">Absolute.</param>
/// <param name="reason">Goes on after a colon: "permission denied".</param>
/// <param name="help">What to do.</param>
public sealed class UnreadableSourceException(string path, string reason, string help, Exception? inner = null)
    : IOException($"cannot read {path}: {reason}", inner)
{
    /// <summary>Goes on after a colon: "permission denied".</summary>
    public string Reason { get; } = reason;

    /// <summary>What to do, as a sentence without its full stop.</summary>
    public string Help { get; } = help;
}
