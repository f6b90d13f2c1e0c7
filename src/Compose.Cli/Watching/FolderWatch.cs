using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Compose.Cli.Failures;
using Compose.Files;
using Compose.Planning.Watching;

namespace Compose.Cli.Watching;

/// <summary>
/// Reports changed files in batches: an editor or a checkout changes many at once. The only listener to the file system. A new folder, or
/// one whose changes came too fast to report individually, stands for everything in it.
/// </summary>
internal sealed class FolderWatch : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);

    // An endless stream of changes must not delay the batch forever.
    private const int MostWaits = 10;

    private readonly Channel<Change> changes = Channel.CreateUnbounded<Change>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<FileSystemWatcher> watchers = [];

    private readonly record struct Change(string Path, bool WithContents);

    private FolderWatch() { }

    /// <summary>Starts listening.</summary>
    /// <param name="paths">Absolute; a path that does not exist yet is awaited.</param>
    /// <exception cref="CommandFailed">The system refuses.</exception>
    public static FolderWatch Start(IEnumerable<string> paths)
    {
        var watch = new FolderWatch();
        try
        {
            foreach (var root in Roots(paths))
                watch.Listen(root);
            return watch;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            watch.Dispose();
            throw Refused(error);
        }
    }

    /// <summary>The changed paths, once no change occurred for a moment; until cancelled.</summary>
    public async IAsyncEnumerable<ImmutableArray<ChangedPath>> BatchesAsync(
        TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        while (await changes.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var batch = new HashSet<Change>();
            for (var waits = 0; waits < MostWaits && changes.Reader.TryPeek(out _); waits++)
            {
                while (changes.Reader.TryRead(out var change))
                    batch.Add(change);
                await Task.Delay(Quiet, clock, cancellationToken).ConfigureAwait(false);
            }

            var paths = batch
                .SelectMany(Affected)
                .Distinct(StringComparer.Ordinal)
                .Select(static path => new ChangedPath(path, Exists(path)));
            yield return [.. paths];
        }
    }

    /// <summary>A path and everything below it; does not follow links.</summary>
    public static IEnumerable<string> WithContents(string path)
    {
        yield return path;
        if (!IsFolder(path))
            yield break;
        string[] entries;
        try
        {
            entries = Directory.GetFileSystemEntries(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            yield break; // deleted meanwhile, or inaccessible
        }

        foreach (var entry in entries)
            foreach (var below in WithContents(entry))
                yield return below;
    }

    // Here the system's errors for a full disk and for too many files mean watch limits.
    private static CommandFailed Refused(Exception error) =>
        new(
            $"cannot watch files: {error switch
            {
                IOException { HResult: 28 } => "the limit of watched folders is reached; increase fs.inotify.max_user_watches",
                IOException { HResult: 23 or 24 } => "the limit of inotify instances is reached; increase fs.inotify.max_user_instances",
                _ => FileTrouble.Reason(error),
            }}"
        );

    public void Dispose()
    {
        foreach (var watcher in watchers)
            watcher.Dispose();
    }

    // The nearest existing folder of each path; none below another.
    private static IEnumerable<string> Roots(IEnumerable<string> paths)
    {
        var folders = paths.Select(ExistingFolder).Distinct(StringComparer.Ordinal).ToList();
        return folders.Where(folder =>
            !folders.Any(other => other != folder && folder.StartsWith(other.TrimEnd('/') + "/", StringComparison.Ordinal))
        );
    }

    private static string ExistingFolder(string path)
    {
        while (!Directory.Exists(path) && Path.GetDirectoryName(path) is { } parent)
            path = parent;
        return path;
    }

    private void Listen(string root)
    {
        var watcher = new FileSystemWatcher(root)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watchers.Add(watcher);
        watcher.Created += (_, change) => Tell(change.FullPath, withContents: true);
        watcher.Changed += (_, change) => Tell(change.FullPath, withContents: false);
        watcher.Deleted += (_, change) => Tell(change.FullPath, withContents: false);
        watcher.Renamed += (_, change) =>
        {
            Tell(change.OldFullPath, withContents: false);
            Tell(change.FullPath, withContents: true);
        };
        watcher.Error += (_, failure) =>
        {
            if (failure.GetException() is InternalBufferOverflowException)
                Tell(root, withContents: true);
            else
                changes.Writer.TryComplete(Refused(failure.GetException()));
        };
        watcher.EnableRaisingEvents = true;
    }

    private void Tell(string path, bool withContents) => changes.Writer.TryWrite(new Change(path, withContents));

    // A folder changes whenever its contents do, which is reported separately.
    private static IEnumerable<string> Affected(Change change) =>
        change.WithContents ? WithContents(change.Path)
        : IsFolder(change.Path) ? []
        : [change.Path];

    private static bool IsFolder(string path) => new DirectoryInfo(path) is { Exists: true, LinkTarget: null };

    private static bool Exists(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;
}
