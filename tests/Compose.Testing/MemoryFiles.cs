using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Compose.Model.Inputs;

namespace Compose.Testing;

/// <summary>An in-memory file tree: <c>new MemoryFiles { ["/app/compose.yaml"] = "..." }</c>. Folders exist implicitly.</summary>
public sealed class MemoryFiles : ISourceLoader, IEnumerable<string>
{
    private readonly Dictionary<string, byte[]> contents = new(StringComparer.Ordinal);

    public string this[string path]
    {
        set => contents[path] = Encoding.UTF8.GetBytes(value);
    }

    public bool TryRead(string path, [NotNullWhen(true)] out byte[]? content) => contents.TryGetValue(path, out content);

    public bool FileExists(string path) => contents.ContainsKey(path);

    public bool DirectoryExists(string path) =>
        contents.Keys.Any(file => file.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal));

    public FolderContent List(string folder)
    {
        var below = contents
            .Keys.Where(file => file.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal))
            .Select(file => file[(folder.TrimEnd('/').Length + 1)..].Split('/'))
            .OrderBy(static parts => parts[0], StringComparer.Ordinal)
            .ToArray();
        return new FolderContent(
            [.. below.Where(static parts => parts.Length == 1).Select(static parts => parts[0])],
            [.. below.Where(static parts => parts.Length > 1).Select(static parts => parts[0]).Distinct()]
        );
    }

    public string ResolveLink(string path) => path;

    public IEnumerator<string> GetEnumerator() => contents.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
