using Compose.Files;
using Compose.Model.Inputs;

namespace Compose.Cli.Remote;

/// <summary>Local copies of remote resources, each in a folder named after its content. A folder is complete or absent.</summary>
/// <param name="root">Absolute path.</param>
internal sealed class RemoteCache(string root)
{
    /// <summary>The default file names in a folder, as in a project's own (spec 2.2).</summary>
    private static readonly string[] DefaultNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

    /// <summary><c>docker-compose</c> in XDG_CACHE_HOME, else in <c>~/.cache</c>.</summary>
    /// <exception cref="RemoteResourceException">Neither XDG_CACHE_HOME nor HOME is set.</exception>
    public static RemoteCache Of(IReadOnlyDictionary<string, string> variables)
    {
        if (variables.TryGetValue("XDG_CACHE_HOME", out var cache) && cache.Length > 0)
            return new RemoteCache(Path.Combine(cache, "docker-compose"));
        return variables.TryGetValue("HOME", out var home) && home.Length > 0
            ? new RemoteCache(Path.Combine(home, ".cache", "docker-compose"))
            : throw new RemoteResourceException("there is no cache folder: neither XDG_CACHE_HOME nor HOME is set");
    }

    /// <summary>The folder of a key, filled first if absent.</summary>
    /// <param name="fill">Fills an empty folder; if it throws, nothing remains.</param>
    public string Folder(string key, Action<string> fill)
    {
        var folder = Path.Combine(root, key);
        if (Directory.Exists(folder))
            return folder;
        var draft = Path.Combine(root, $".{key}.{Path.GetRandomFileName()}");
        try
        {
            Directory.CreateDirectory(draft);
            fill(draft);
            Publish(draft, folder);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RemoteResourceException($"the copy cannot be written to {root}: {FileTrouble.Reason(e)}", e);
        }
        finally
        {
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
        }
    }

    /// <summary>The compose file at a path inside a cache folder; never one outside, regardless of links in the copy.</summary>
    public static string ComposeFile(string folder, string inside)
    {
        var path = Resolve(folder, inside);
        if (File.Exists(path))
            return path;
        if (!Directory.Exists(path))
            throw new RemoteResourceException($"it contains no `{inside}`");
        foreach (var name in DefaultNames)
            if (File.Exists(Path.Combine(path, name)))
                return Path.Combine(path, name);
        throw new RemoteResourceException(
            $"there is no {string.Join(", ", DefaultNames)} in {(inside.Length == 0 ? "it" : $"`{inside}`")}"
        );
    }

    /// <summary>An absolute path below a folder.</summary>
    /// <exception cref="RemoteResourceException">The path leads outside.</exception>
    public static string Resolve(string folder, string inside)
    {
        var path = folder;
        foreach (var step in inside.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            path = Path.GetFullPath(Path.Combine(path, step));
            if (!IsBelow(folder, path) || (LinkTarget(path) is { } target && !IsBelow(folder, target)))
                throw new RemoteResourceException($"the path `{inside}` is outside of it");
        }

        return path;
    }

    private static bool IsBelow(string folder, string path) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static string? LinkTarget(string path) =>
        new FileInfo(path).LinkTarget is null ? null : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;

    private static void Publish(string draft, string folder)
    {
        try
        {
            Directory.Move(draft, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process was faster; its content is the same.
        }
    }
}
