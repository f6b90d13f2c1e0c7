using Compose.Files;

namespace Compose.Cli.Failures;

/// <summary>Files written on request.</summary>
internal static class OutputFile
{
    /// <summary>
    /// Overwrites a file in place and then truncates it, so that a full disk does not replace a good file with an empty one.
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
    /// Writes a temporary file that then replaces the target. A device or pipe is written directly. A new file is readable only by its
    /// owner.
    /// </summary>
    /// <param name="path">Absolute.</param>
    public static async Task ReplaceAsync(string path, Func<Stream, Task> write)
    {
        var plain = RegularFile.MayBeReplaced(path);
        // The path of a file always has a folder.
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
