using System.Collections.Immutable;
using System.Globalization;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>A path here and where it belongs in the container.</summary>
/// <param name="Exists">Otherwise it is removed in the container.</param>
public readonly record struct SyncedPath(string Source, string Target, bool Exists);

/// <summary><c>PUT /containers/{id}/archive</c>: watched files and folders, given to the container's user.</summary>
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

    // The engine finds a user by name; one that is a number need not be in the container's list of users, and then it would refuse.
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

    /// <summary>Folders that are links in the container: what is in them goes where they lead, and the links stay.</summary>
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
                // It is new there.
            }
        }

        return links;
    }

    // What has gone since the change was seen will be told as a change of its own.
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
