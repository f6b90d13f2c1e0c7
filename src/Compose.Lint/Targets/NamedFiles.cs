using System.Collections.Immutable;
using Compose.Lint.Configuration;
using Compose.Lint.Rules;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;

namespace Compose.Lint.Targets;

/// <summary>The files that paths of the command line name: files, folders with everything below, globs.</summary>
internal sealed class NamedFiles(FolderWalk walk, Loads loads, ICollection<Diagnostic> problems)
{
    private static readonly char[] Wildcards = ['*', '?'];

    /// <returns>Absolute paths without duplicates; a missing file is one too, so that it is reported where it is loaded.</returns>
    public ImmutableArray<string> Of(IEnumerable<string> paths) => [.. paths.SelectMany(Files).Distinct()];

    private IEnumerable<string> Files(string typed)
    {
        var path = Path.GetFullPath(Path.Combine(loads.Options.WorkingDirectory, typed));
        if (loads.Files.DirectoryExists(path))
            return Found(typed, walk.ComposeFiles(path), LintDiagnostics.NothingBelow);
        return typed.IndexOfAny(Wildcards) < 0 || loads.Files.FileExists(path)
            ? [path]
            : Found(typed, Matching(typed), LintDiagnostics.NothingMatches);
    }

    private IReadOnlyList<string> Found(string typed, IReadOnlyList<string> files, Func<string, Diagnostic> none)
    {
        if (files.Count == 0)
            problems.Add(none(typed));
        return files;
    }

    /// <summary>All files that match, whatever they are called: the pattern says so.</summary>
    private List<string> Matching(string typed)
    {
        var fixedPart = typed[..(typed[..typed.IndexOfAny(Wildcards)].LastIndexOf('/') + 1)];
        var root = Path.GetFullPath(Path.Combine(loads.Options.WorkingDirectory, fixedPart));
        ImmutableArray<string> globs = [typed[fixedPart.Length..]];
        var found = new List<string>();
        walk.Visit(
            root,
            path =>
            {
                if (PathGlobs.Match(globs, ShownPath.Of(path, root)))
                    found.Add(path);
            }
        );
        return found;
    }
}
