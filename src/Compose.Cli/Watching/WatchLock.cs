using System.Globalization;
using Compose.Cli.Failures;
using Compose.Cli.Hosting;
using Compose.Files;

namespace Compose.Cli.Watching;

/// <summary>Held while a project is watched: two watchers would interfere with each other's copies and builds.</summary>
internal static class WatchLock
{
    /// <summary>Takes the lock; released by disposal or the end of the process.</summary>
    /// <exception cref="CommandFailed">Another process holds it.</exception>
    public static IDisposable Take(Host host, string project)
    {
        var folder = FolderOf(host);
        var path = Path.Combine(folder, $"{project}.pid");
        try
        {
            Directory.CreateDirectory(folder);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            file.SetLength(0);
            file.Write(
                System.Text.Encoding.ASCII.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"{System.Diagnostics.Process.GetCurrentProcess().Id}")
                )
            );
            file.Flush();
            return file;
        }
        catch (Exception error) when (FileTrouble.IsCause(error))
        {
            throw new CommandFailed($"cannot take exclusive lock for project \"{project}\": {path}: {FileTrouble.Reason(error)}");
        }
    }

    private static string FolderOf(Host host)
    {
        if (host.Variable("XDG_RUNTIME_DIR") is { } runtime)
            return Path.Combine(runtime, "docker-compose");
        return host.Variable("HOME") is { } home
            ? Path.Combine(home, ".docker", "docker-compose")
            : Path.Combine(Path.GetTempPath(), "docker-compose");
    }
}
