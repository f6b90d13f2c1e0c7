using System.Collections.Immutable;
using Compose.Model.Discovery;

namespace Compose.Lint.Targets;

/// <summary>Finds the base of a file that is laid over another, or over several.</summary>
internal sealed class Overlays(Loads loads, FolderWalk walk)
{
    // A folder of independent projects has many; a base that is none of the first by name is rare.
    private const int MostTried = 8;

    // A base, and an overlay that this one is laid over in turn; more would be found in any folder of alternatives.
    private const int MostBelow = 3;

    private readonly Dictionary<string, List<string>> named = new(StringComparer.Ordinal);

    /// <summary>A file of the same call may be a base whatever it is called.</summary>
    public void Add(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? "/";
        if (!named.TryGetValue(folder, out var list))
            named[folder] = list = [];
        list.Add(path);
    }

    /// <summary>The file whose name the overlay's continues, else the default one, here or above a folder of overrides.</summary>
    public string? ByName(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? "/";
        return Nearest(path, folder)
            ?? (ComposeName.IsOverrideFolder(folder) && Path.GetDirectoryName(folder) is { } above ? Nearest(path, above) : null);
    }

    /// <summary>The files beside the file over which fewest definitions are missing, in merge order; empty when none helps.</summary>
    public ImmutableArray<string> ByNeed(string path)
    {
        var shown = ShownPath.Of(path, loads.Options.WorkingDirectory);
        var candidates = Candidates(path).Take(MostTried).ToList();
        var (chosen, least) = (new List<string>(), Lacking.Count(loads.Of([path]), shown));
        string? found;
        do
        {
            found = null;
            foreach (var candidate in candidates.Except(chosen))
                if (least > 0 && Lacks([.. Below([.. chosen, candidate]), path]) is { } count && count < least)
                    (found, least) = (candidate, count);
            if (found is not null)
                chosen.Add(found);
        } while (found is not null && chosen.Count < MostBelow);

        return Below(chosen);

        // The order of the candidates, the default file first, is likelier the one of the merge than the order they were found in.
        ImmutableArray<string> Below(List<string> files) => [.. candidates.Where(files.Contains)];
        int? Lacks(ImmutableArray<string> files) =>
            loads.Of(files) is { Project: not null } merged ? Lacking.Count(merged, shown) : null;
    }

    /// <summary>A base with its override, as they are loaded together.</summary>
    public ImmutableArray<string> WithOverride(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? "/";
        return ComposeName.IsDefault(path)
            && DefaultFiles.OverrideNames.Select(name => Path.Combine(folder, name)).FirstOrDefault(loads.Files.FileExists) is { } over
            ? [path, over]
            : [path];
    }

    private IEnumerable<string> Candidates(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? "/";
        return Beside(folder)
            .Where(other => other != path)
            .OrderByDescending(ComposeName.IsDefault)
            .ThenByDescending(other => ComposeName.Fit(other, path))
            .ThenBy(static other => other, StringComparer.Ordinal);
    }

    private string? Nearest(string path, string folder) =>
        Beside(folder)
            .Where(other => other != path && ComposeName.Fit(other, path) > 0)
            .MaxBy(other => ComposeName.Fit(other, path))
        ?? DefaultFiles.Names.Select(name => Path.Combine(folder, name)).FirstOrDefault(loads.Files.FileExists);

    private IEnumerable<string> Beside(string folder) => walk.Beside(folder).Union(named.GetValueOrDefault(folder) ?? []);
}
