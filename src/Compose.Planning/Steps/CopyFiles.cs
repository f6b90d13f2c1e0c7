using System.Collections.Immutable;
using System.Globalization;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>A local path and its target in the container.</summary>
/// <param name="Exists">Whether it exists; otherwise it is removed from the container.</param>
public readonly record struct SyncedPath(string Source, string Target, bool Exists);

/// <summary><c>PUT /containers/{id}/archive</c>: watched files and folders, owned by the container's user.</summary>
internal sealed record CopyFiles(string Name, string Id, ImmutableArray<SyncedPath> Paths, string Cause) : PlanStep(Cause)
{
    public override string Verb => "copy files into";
    public override StepTarget Target => StepTarget.Container(Name);

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var user = (await context.Engine.InspectContainerAsync(Id, cancellationToken).ConfigureAwait(false)).Config.User;
        var owner = OwnerOf(user);
        var links = await LinksAsync(context, cancellationToken).ConfigureAwait(false);
        await using var tar = TarStream.Open(Items(owner ?? default, links), cancellationToken);
        await context.Engine.PutArchiveAsync(Id, "/", tar, copyOwner: owner is null, cancellationToken).ConfigureAwait(false);
        return StepOutcome.Done;
    }

    // The engine resolves user names; a numeric one may not be in the container's user list, and would be refused.
    private static TarOwner? OwnerOf(string? user)
    {
        if (string.IsNullOrEmpty(user))
            return default(TarOwner);
        var parts = user.Split(':');
        var group = 0;
        return
            int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && (parts.Length == 1 || int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out group))
            ? new TarOwner(id, group)
            : null;
    }

    /// <summary>Folders that are symbolic links in the container: files in them go to the target, and the links stay.</summary>
    private async Task<HashSet<string>> LinksAsync(StepContext context, CancellationToken cancellationToken)
    {
        var links = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in Paths.Where(static path => Directory.Exists(path.Source)))
        {
            try
            {
                if ((await context.Engine.StatPathAsync(Id, path.Target, cancellationToken).ConfigureAwait(false)).IsSymbolicLink)
                    links.Add(path.Target);
            }
            catch (EngineException error) when (error.IsNotFound)
            {
                // It does not exist there yet.
            }
        }

        return links;
    }

    // Files deleted since will be reported as changes of their own.
    private IEnumerable<TarItem> Items(TarOwner owner, HashSet<string> links)
    {
        foreach (var path in Paths)
        {
            if (links.Contains(path.Target))
                continue;
            FileSystemInfo source = Directory.Exists(path.Source) ? new DirectoryInfo(path.Source) : new FileInfo(path.Source);
            if (source.Exists || source.LinkTarget is not null)
                yield return new LocalItem
                {
                    Name = path.Target.TrimStart('/'),
                    Source = source,
                    Owner = owner,
                };
        }
    }
}
