using System.Security.Cryptography;
using System.Text;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Files;

namespace Compose.Engine.Build;

/// <summary>
/// A directory packed for a build: without the files excluded by <c>.dockerignore</c>, with its Dockerfile from anywhere.
/// </summary>
public sealed class BuildContext : IAsyncDisposable
{
    private BuildContext(string dockerfile, TarStream tar)
    {
        Dockerfile = dockerfile;
        Tar = tar;
    }

    /// <summary>The Dockerfile's path in the tar, for <see cref="BuildRequest.Dockerfile"/>.</summary>
    public string Dockerfile { get; }

    /// <summary>The context as a tar. Reading throws <see cref="EngineException"/> when a file is unreadable.</summary>
    public Stream Tar { get; }

    /// <summary>Packs a directory.</summary>
    /// <param name="directory">The context's root.</param>
    /// <param name="dockerfile">Relative to the root, or absolute, possibly outside of it; null for <c>Dockerfile</c>, or else
    /// <c>dockerfile</c>.</param>
    /// <exception cref="EngineException">The directory or Dockerfile does not exist, or <c>.dockerignore</c> has an invalid
    /// pattern.</exception>
    public static BuildContext Open(string directory, string? dockerfile, CancellationToken cancellationToken)
    {
        directory = Existing(directory);
        var path = dockerfile is null ? DefaultDockerfile(directory) : Path.GetFullPath(dockerfile, directory);
        MustBeFile(path);
        var (ignoreName, ignore) = IgnoreFor(directory, path);
        var real = Path.GetFullPath(new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path);
        return NameInside(directory, path) is { } name && NameInside(directory, real) is not null
            ? new(name, TarStream.Open(new ContextWalk(directory, ignore, [name, ".dockerignore", ignoreName]).Items(), cancellationToken))
            : WithContent(directory, ReadAll(path), ignore, cancellationToken);
    }

    /// <summary>Packs a directory together with an inline Dockerfile.</summary>
    /// <exception cref="EngineException">The directory does not exist, or <c>.dockerignore</c> has an invalid pattern.</exception>
    public static BuildContext OpenInline(string directory, string dockerfile, CancellationToken cancellationToken)
    {
        directory = Existing(directory);
        return WithContent(directory, Encoding.UTF8.GetBytes(dockerfile), IgnoreFor(directory, null).Ignore, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Tar.DisposeAsync();

    private static BuildContext WithContent(string directory, byte[] dockerfile, IgnoreFile ignore, CancellationToken cancellationToken)
    {
        // Named by content, so that equal builds send equal requests.
        var name = ".dockerfile." + Convert.ToHexStringLower(SHA256.HashData(dockerfile))[..20];
        var items = new ContextWalk(directory, ignore, [".dockerignore"])
            .Items()
            .Prepend(new ContentItem { Name = name, Content = dockerfile });
        return new(name, TarStream.Open(items, cancellationToken));
    }

    private static string Existing(string directory)
    {
        directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        return Directory.Exists(directory)
            ? directory
            : throw new EngineException(
                null,
                File.Exists(directory)
                    ? $"unable to prepare context: context must be a directory: {directory}"
                    : $"unable to prepare context: path \"{directory}\" not found",
                directory
            );
    }

    private static string DefaultDockerfile(string directory)
    {
        var usual = Path.Combine(directory, "Dockerfile");
        return !File.Exists(usual) && Path.Combine(directory, "dockerfile") is var lower && File.Exists(lower) ? lower : usual;
    }

    private static void MustBeFile(string dockerfile)
    {
        if (!File.Exists(dockerfile))
            throw new EngineException(null, $"failed to read dockerfile: open {dockerfile}: no such file or directory", dockerfile);
        try
        {
            RegularFile.MustBeOne(dockerfile);
        }
        catch (UnusableFileException error)
        {
            // A pipe would stay one in the tar, and the builder would wait for a writer.
            throw new EngineException(
                null,
                $"failed to read dockerfile: open {dockerfile}: {UnreadableFile.Reason(error)}",
                dockerfile,
                error
            );
        }
    }

    /// <summary>The rules of the ignore file named after the Dockerfile, else of the context's own.</summary>
    private static (string Name, IgnoreFile Ignore) IgnoreFor(string directory, string? dockerfile)
    {
        var path = dockerfile + ".dockerignore";
        if (dockerfile is null || !File.Exists(path))
            path = Path.Combine(directory, ".dockerignore");
        var ignore = File.Exists(path) ? IgnoreFile.Parse(Encoding.UTF8.GetString(ReadAll(path)), path) : IgnoreFile.Empty;
        return (NameInside(directory, path) ?? "", ignore);
    }

    /// <summary>The path's name in the tar; null when outside.</summary>
    private static string? NameInside(string directory, string path)
    {
        var relative = Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/');
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    private static byte[] ReadAll(string path)
    {
        try
        {
            return RegularFile.ReadAll(path);
        }
        catch (Exception error) when (UnreadableFile.IsCause(error))
        {
            throw UnreadableFile.At(path, error);
        }
    }
}
