using Compose.Lint.Ignoring;
using Compose.Model.Inputs;

namespace Compose.Lint.Targets;

/// <summary>The compose files below a folder. Hidden folders, <c>node_modules</c> and what git ignores are left out.</summary>
internal sealed class FolderWalk(ISourceLoader files, GitIgnore ignored, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, IReadOnlyList<string>> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> beside = new(StringComparer.Ordinal);

    /// <summary>Absolute paths of the files that <see cref="ComposeName.IsCompose"/> accepts, folder by folder.</summary>
    public IReadOnlyList<string> ComposeFiles(string folder)
    {
        if (known.TryGetValue(folder, out var found))
            return found;
        var all = new List<string>();
        Visit(folder, path =>
        {
            if (ComposeName.IsCompose(Path.GetFileName(path)))
                all.Add(path);
        });
        return known[folder] = all;
    }

    public void Visit(string folder, Action<string> visit)
    {
        var open = new Stack<string>([folder]);
        while (open.TryPop(out var at))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (names, folders) = files.List(at);
            foreach (var path in names.Select(name => Path.Combine(at, name)))
                if (!ignored.Excludes(path, folder))
                    visit(path);
            for (var i = folders.Length - 1; i >= 0; i--)
                if (!IsSkipped(folders[i]) && Path.Combine(at, folders[i]) is var path && !ignored.Excludes(path, folder))
                    open.Push(path);
        }
    }

    private static bool IsSkipped(string folder) => folder.StartsWith('.') || folder == "node_modules";

    /// <summary>The compose files of one folder, without subfolders.</summary>
    public IReadOnlyList<string> Beside(string folder) =>
        beside.TryGetValue(folder, out var found)
            ? found
            : beside[folder] = [.. files.List(folder).Files.Where(ComposeName.IsCompose).Select(name => Path.Combine(folder, name))];

    /// <summary>The root of the repository that holds a folder; null outside of one.</summary>
    public string? Repository(string folder) => ignored.RootOf(folder);
}
