using Compose.Cli.Failures;
using Compose.Cli.Hosting;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Wire;
using Compose.Files;

namespace Compose.Cli.Copying;

/// <summary>Copies local files, or a tar from standard input, to a container, by the rules of `docker cp`.</summary>
internal sealed record CopyToContainer(Host Host, IEngine Engine, bool KeepOwners, bool FollowLinks)
{
    public async Task RunAsync(CopyEnd from, string container, CopyEnd to, CancellationToken cancellationToken)
    {
        var (path, stat) = await ResolveAsync(container, to.Path, cancellationToken).ConfigureAwait(false);
        if (from.IsStream)
        {
            if (stat is not { IsDirectory: true })
                throw new CommandFailed($"destination \"{to.Service}:{to.Path}\" must be a directory");
            await Engine.PutArchiveAsync(container, path, Host.Streams.In, KeepOwners, cancellationToken).ConfigureAwait(false);
            return;
        }

        var source = Source(from);
        var isFolder = source is DirectoryInfo { LinkTarget: null };
        var (folder, name) = Place(from, to with { Path = path }, stat, isFolder);
        await using var tar = TarStream.Open(Items(source, name), cancellationToken);
        await Engine.PutArchiveAsync(container, folder, tar, KeepOwners, cancellationToken).ConfigureAwait(false);
    }

    private FileSystemInfo Source(CopyEnd from)
    {
        var path = Path.GetFullPath(from.Path.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/", Host.WorkingDirectory);
        FileSystemInfo info = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        if (!info.Exists && info.LinkTarget is null)
            throw new CommandFailed($"{from.Path}: no such file or directory");
        var follows = FollowLinks || from.SaysFolder || from.IsContents;
        return follows && info.LinkTarget is not null ? info.ResolveLinkTarget(returnFinalTarget: true) ?? info : info;
    }

    /// <summary>The container's folder to extract to, and the name of the source there; empty for its contents.</summary>
    private static (string Folder, string Name) Place(CopyEnd from, CopyEnd to, PathStat? stat, bool isFolder)
    {
        if (stat is { IsDirectory: true })
            return (to.Path, from.IsContents ? "" : from.Name);
        if (stat is not null && isFolder)
            throw new CommandFailed($"cannot copy directory onto file {to.Service}:{to.Path}");
        if ((stat is not null || !isFolder) && to.SaysFolder)
            throw new CommandFailed($"no such directory: {to.Service}:{to.Path}");
        return (to.Parent, to.Name);
    }

    /// <summary>Resolves a final symbolic link and returns the status of the path; null when it does not exist.</summary>
    private async Task<(string Path, PathStat? Stat)> ResolveAsync(string container, string path, CancellationToken cancellationToken)
    {
        try
        {
            var stat = await Engine.StatPathAsync(container, path, cancellationToken).ConfigureAwait(false);
            if (!stat.IsSymbolicLink)
                return (path, stat);
            path = stat.LinkTarget;
            return (path, await Engine.StatPathAsync(container, path, cancellationToken).ConfigureAwait(false));
        }
        catch (EngineException missing) when (missing.IsNotFound)
        {
            return (path, null);
        }
    }

    private IEnumerable<TarItem> Items(FileSystemInfo source, string name)
    {
        if (name.Length > 0)
            yield return Item(source, name);
        if (source is not DirectoryInfo { LinkTarget: null } folder)
            yield break;
        foreach (var child in Children(folder))
            foreach (var item in Items(child, name.Length == 0 ? child.Name : $"{name}/{child.Name}"))
                yield return item;
    }

    private static IEnumerable<FileSystemInfo> Children(DirectoryInfo folder)
    {
        try
        {
            return folder.EnumerateFileSystemInfos().OrderBy(static c => c.Name, StringComparer.Ordinal).ToList();
        }
        catch (Exception error) when (FileTrouble.IsCause(error))
        {
            throw new CommandFailed($"cannot read {folder.FullName}: {FileTrouble.Reason(error)}");
        }
    }

    private LocalItem Item(FileSystemInfo source, string name)
    {
        var (user, group) = KeepOwners ? SystemCalls.OwnerOf(source.FullName) : (0, 0);
        return new LocalItem
        {
            Name = name,
            Source = source,
            Owner = new TarOwner(user, group),
        };
    }
}
