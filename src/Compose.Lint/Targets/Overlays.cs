using System.Collections.Immutable;
using Compose.Model.Discovery;

namespace Compose.Lint.Targets;

/// <summary>Finds the base of a file that is laid over another.</summary>
internal sealed class Overlays(Loads loads, FolderWalk walk)
{
    // A folder of independent projects has many; a base that is none of the first by name is rare.
    private const int MostTried = 8;

    /// <summary>The file whose name the overlay's continues, else the default one, here or above a folder of overrides.</summary>
    public string? ByName(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? "/";
        return Nearest(path, folder)
            ?? (ComposeName.IsOverrideFolder(folder) && Path.GetDirectoryName(folder) is { } above ? Nearest(path, above) : null);
    }

    /// <summary>The base beside the file over which fewest definitions are missing; null when none helps.</summary>
    public string? ByNeed(string path)
    {
        var shown = ShownPath.Of(path, loads.Options.WorkingDirectory);
        var (found, least) = ((string?)null, Lacking.Count(loads.Of([path]), shown));
        foreach (var candidate in Candidates(path).Take(MostTried))
        {
            if (least == 0)
                break;
            if (loads.Of([candidate, path]) is { Project: not null } merged && Lacking.Count(merged, shown) is var count && count < least)
                (found, least) = (candidate, count);
        }

        return found;
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
        var beside = walk.Beside(folder).Where(other => other != path).ToList();
        return beside
            .OrderByDescending(ComposeName.IsDefault)
            .ThenByDescending(other => ComposeName.Fit(other, path))
            .ThenBy(static other => other, StringComparer.Ordinal);
    }

    private string? Nearest(string path, string folder) =>
        walk.Beside(folder)
            .Where(other => other != path && ComposeName.Fit(other, path) > 0)
            .MaxBy(other => ComposeName.Fit(other, path))
        ?? DefaultFiles.Names.Select(name => Path.Combine(folder, name)).FirstOrDefault(loads.Files.FileExists);
}
