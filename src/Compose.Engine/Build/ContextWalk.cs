using Compose.Engine.Contract;
using Compose.Engine.Streams;

namespace Compose.Engine.Build;

/// <summary>The files of a build context, ordered by name only.</summary>
internal sealed class ContextWalk(string root, IgnoreFile ignore, IReadOnlyCollection<string> always)
{
    /// <exception cref="EngineException">A directory cannot be read.</exception>
    public IEnumerable<TarItem> Items() => Items(new(root), "");

    private IEnumerable<TarItem> Items(DirectoryInfo directory, string prefix)
    {
        var entries = Sorted(directory);
        if (Array.Exists(entries, static entry => entry.Name.Contains('\ufffd')))
        {
            foreach (var item in RawItems(directory, prefix))
                yield return item;
        }
        foreach (var entry in entries)
        {
            // A name that is not UTF-8 appears here with replacement characters.
            if (entry.Name.Contains('\ufffd') && !entry.Exists && entry.LinkTarget is null)
                continue;
            var path = prefix + entry.Name;
            var ignored = !always.Contains(path) && ignore.Ignores(path);
            if (entry is DirectoryInfo below && below.LinkTarget is null)
            {
                if (ignored && ignore.IgnoresAllBelow(path) && !IsAlwaysBelow(path))
                    continue;
                // An ignored directory is sent if something in it is, to preserve its mode.
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

    private IEnumerable<TarItem> RawItems(DirectoryInfo directory, string prefix)
    {
        foreach (var file in Raw(directory))
        {
            var path = prefix + file.Name;
            if (ignore.Ignores(path))
                continue;
            yield return new RawItem { Name = path, Source = file };
            if (file.Type != RawFile.Kind.Directory)
                continue;
            using var handle = file.Open();
            foreach (var item in Items(new($"/proc/self/fd/{handle.DangerousGetHandle()}"), path + "/"))
                yield return item;
        }
    }

    private static IEnumerable<RawFile> Raw(DirectoryInfo directory)
    {
        try
        {
            return RawFile.Of(directory.FullName).OrderBy(static file => file.Name, StringComparer.Ordinal);
        }
        catch (Exception error) when (UnreadableFile.IsCause(error))
        {
            throw UnreadableFile.At(directory.FullName, error);
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
