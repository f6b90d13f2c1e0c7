using Compose.Files;

namespace Compose.Cli.Failures;

/// <summary>Files that are written because somebody asked for them.</summary>
internal static class OutputFile
{
    /// <summary>
    /// Writes over what is there, and cuts off what is left of it afterwards: a disk that is full must not leave an empty file where a good
    /// one was.
    /// </summary>
    /// <param name="path">Absolute.</param>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        await file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        if (file.CanSeek && file.Length > content.Length)
            file.SetLength(content.Length);
    }

    /// <summary>
    /// Writes beside what is there and takes its place when all is written. A device or a pipe is written to as it is. Only the owner may
    /// read a new file.
    /// </summary>
    /// <param name="path">Absolute.</param>
    public static async Task ReplaceAsync(string path, Func<Stream, Task> write)
    {
        var plain = RegularFile.MayBeReplaced(path);
        // A file has a folder.
        var target = plain ? Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}") : path;
        try
        {
            var options = new FileStreamOptions { Mode = plain ? FileMode.CreateNew : FileMode.Open, Access = FileAccess.Write };
            if (plain && !OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var file = new FileStream(target, options);
            await using (file.ConfigureAwait(false))
                await write(file).ConfigureAwait(false);
            if (plain)
                File.Move(target, path, overwrite: true);
        }
        catch when (plain)
        {
            File.Delete(target);
            throw;
        }
    }

    /// <param name="path">Absolute.</param>
    /// <exception cref="CommandFailed">It cannot be written; the message names it.</exception>
    public static async Task OrFailAsync(string path, Func<Task> write)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (Exception error) when (FileTrouble.IsCause(error))
        {
            throw new CommandFailed(
                $"cannot write {path}: {error switch
                {
                    DirectoryNotFoundException => "its folder does not exist",
                    UnauthorizedAccessException when Directory.Exists(path) => "it is a directory",
                    _ => FileTrouble.Reason(error),
                }}"
            );
        }
    }
}
