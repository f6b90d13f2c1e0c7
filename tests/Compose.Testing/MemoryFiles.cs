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

    public string ResolveLink(string path) => path;

    public IEnumerator<string> GetEnumerator() => contents.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
