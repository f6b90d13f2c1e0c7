using Compose.Engine.Streams;

namespace Compose.Engine.Build;

/// <summary>The files of a build context, in an order that depends on their names alone.</summary>
internal sealed class ContextWalk(string root, IgnoreFile ignore, IReadOnlyCollection<string> always)
{
    /// <exception cref="EngineException">A directory cannot be read.</exception>
    public IEnumerable<TarItem> Items() => Items(new(root), "");

    private IEnumerable<TarItem> Items(DirectoryInfo directory, string prefix)
    {
        foreach (var entry in Sorted(directory))
        {
            var path = prefix + entry.Name;
            var ignored = !always.Contains(path) && ignore.Ignores(path);
            if (entry is DirectoryInfo below && below.LinkTarget is null)
            {
                if (ignored && ignore.IgnoresAllBelow(path) && !IsAlwaysBelow(path))
                    continue;
                // An ignored directory is sent after all when something in it is, so that its mode is right.
                if (!ignored)
                    yield return new LocalItem { Name = path, Source = below };
                foreach (var item in Items(below, path + "/"))
                {
                    if (ignored)
                        yield return new LocalItem { Name = path, Source = below };
                    ignored = false;
                    yield return item;
                }
            }
            else if (!ignored)
            {
                yield return new LocalItem { Name = path, Source = entry };
            }
        }
    }

    private bool IsAlwaysBelow(string directory)
    {
        foreach (var path in always)
        {
            if (path.Length > directory.Length && path[directory.Length] == '/' && path.StartsWith(directory, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static FileSystemInfo[] Sorted(DirectoryInfo directory)
    {
        try
        {
            var entries = directory.GetFileSystemInfos();
            Array.Sort(entries, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
            return entries;
        }
        catch (Exception error) when (UnreadableFile.IsCause(error))
        {
            throw UnreadableFile.At(directory.FullName, error);
        }
    }
}
