using System.Globalization;

namespace Compose.Lint.Rules;

/// <summary>Images of a data store, and where they keep its data. Lists are words in one text, which keeps the table readable.</summary>
/// <param name="images">Repositories without their registry; official images without <c>library/</c>.</param>
/// <param name="folders">The data folder, then those of later versions: <c>/old 18:/new</c>.</param>
internal sealed class DataStore(string images, string folders)
{
    /// <summary>Names of the server; a service that runs another program keeps no data.</summary>
    public string Programs { get; init; } = "";

    /// <summary>Variables that set the folder.</summary>
    public string Variables { get; init; } = "";

    /// <summary>Options of the server that set the folder: <c>--datadir X</c>, <c>--datadir=X</c>.</summary>
    public string Options { get; init; } = "";

    /// <summary>Further folders that preserve the data.</summary>
    public string Also { get; init; } = "";

    /// <summary>Folders that are taken for the data folder: those of other distributions, near misses.</summary>
    public string Mistaken { get; init; } = "";

    /// <summary>Whether the folder is a volume of the image, which hides a volume mounted above it.</summary>
    public bool IsImageVolume { get; init; } = true;

    /// <summary>What precedes the version in a tag, unless the tag starts with it: <c>pg</c> of <c>0.8.0-pg17</c>.</summary>
    public string VersionMark { get; init; } = "";

    /// <summary>Options of the server without which the data is only a cache, or elsewhere.</summary>
    public string OnlyWith { get; init; } = "";

    /// <summary>The data folders of all versions, oldest first, each with its first version.</summary>
    public DataFolder[] Folders { get; } = Array.ConvertAll(folders.Split(' '), DataFolder.Of);

    public bool Includes(string name) => images.Split(' ').Contains(name);

    /// <summary>The folders that the image may use: all of them when its tag does not tell the version.</summary>
    public string[] FoldersOf(ImageName image)
    {
        if (Major(image.Tag) is not { } major)
            return Array.ConvertAll(Folders, static folder => folder.Path);
        return Array.FindLast(Folders, folder => folder.Since <= major) is { } known ? [known.Path] : [];
    }

    /// <summary>Whether the path is meant for the data but never holds it: a near miss, or another version's folder.</summary>
    public bool IsMistaken(string path) =>
        Mistaken.Split(' ').Contains(path, StringComparer.OrdinalIgnoreCase)
        || Folders.Any(folder => folder.Path.Equals(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a mount at the path may hold data: a data folder of any version, its parents and children.</summary>
    public bool MayKeepDataAt(string path) =>
        Folders.Any(folder => ContainerPath.IsWithin(path, folder.Path) || ContainerPath.IsWithin(folder.Path, path));

    private int? Major(string? tag)
    {
        if (tag is null || tag.IndexOf(VersionMark, StringComparison.OrdinalIgnoreCase) is var at && at < 0)
            return null;
        var start = at + VersionMark.Length;
        var end = start;
        while (end < tag.Length && char.IsAsciiDigit(tag[end]))
            end++;
        // A number of more digits is a date.
        return end - start is 1 or 2 ? int.Parse(tag.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture) : null;
    }
}

/// <summary>A data folder, and the first major version that uses it.</summary>
internal sealed class DataFolder(int since, string path)
{
    public int Since => since;

    public string Path => path;

    /// <param name="word"><c>18:/folder</c>, or a folder of the first version.</param>
    public static DataFolder Of(string word) =>
        word.IndexOf(':') is > 0 and var colon
            ? new(int.Parse(word.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture), word[(colon + 1)..])
            : new(0, word);
}
