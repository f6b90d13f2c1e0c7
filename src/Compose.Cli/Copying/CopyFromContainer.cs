using Compose.Cli.Failures;
using Compose.Cli.Hosting;
using Compose.Engine;
using Compose.Engine.Wire;

namespace Compose.Cli.Copying;

/// <summary>Copies files from a container to local files, or as a tar to standard output, by the rules of `docker cp`.</summary>
internal sealed record CopyFromContainer(Host Host, IEngine Engine, bool KeepOwners, bool FollowLinks)
{
    public async Task RunAsync(string container, CopyEnd from, CopyEnd to, CancellationToken cancellationToken)
    {
        var (path, link) = (from.Path, (string?)null);
        if (FollowLinks)
        {
            var stat = await Engine.StatPathAsync(container, path, cancellationToken).ConfigureAwait(false);
            if (stat.IsSymbolicLink)
                (path, link) = (stat.LinkTarget, from.Name);
        }

        await using var archive = await Engine.GetArchiveAsync(container, path, cancellationToken).ConfigureAwait(false);
        if (to.IsStream)
        {
            await archive.Tar.CopyToAsync(Host.Streams.Out, cancellationToken).ConfigureAwait(false);
            return;
        }

        var (folder, name) = Place(from, to, archive.Stat, link ?? archive.Stat.Name);
        await new TarExtraction(folder, name, KeepOwners).RunAsync(archive.Tar, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The local folder to extract to, and the name of the source there; empty for its contents.</summary>
    /// <param name="name">Name of the source in an existing folder; for a followed link, the link's own.</param>
    private (string Folder, string Name) Place(CopyEnd from, CopyEnd to, PathStat source, string name)
    {
        var target = Path.GetFullPath(to.Path, Host.WorkingDirectory);
        if (Directory.Exists(target))
            return (target, from.IsContents ? "" : name);
        if (File.Exists(target) && source.IsDirectory)
            throw new CommandFailed($"cannot copy directory onto file {to.Path}");
        if (to.SaysFolder && (!source.IsDirectory || File.Exists(target)))
            throw new CommandFailed($"no such directory: {to.Path}");
        target = target.TrimEnd('/');
        var parent = Path.GetDirectoryName(target) ?? "/";
        if (!Directory.Exists(parent))
            throw new CommandFailed($"invalid output path: directory \"{parent}\" does not exist");
        return (parent, Path.GetFileName(target));
    }
}
