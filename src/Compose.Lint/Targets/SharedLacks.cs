using System.Text;
using Compose.Model.Validation;

namespace Compose.Lint.Targets;

/// <summary>
/// Finds files that lack the same network or volume. One that is undefined in a single file is likely misspelt or forgotten; one that
/// files of several folders refer to is defined by the project that they are parts of.
/// </summary>
internal sealed class SharedLacks(Loads loads)
{
    // Two may be a copy of one file with its mistake.
    private const int FewestFolders = 3;

    private readonly HashSet<string> around = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>Takes a file into account; it is read only if another lacks something.</summary>
    public void Add(string path) => around.Add(path);

    /// <summary>The first undefined name of a file that files in other folders lack too; null when there is none.</summary>
    public string? In(string path) => Lacked(path).FirstOrDefault(IsShared);

    private bool IsShared(string name)
    {
        if (!known.TryGetValue(name, out var shared))
            known[name] = shared = FoldersThatLack(name).Take(FewestFolders).Count() == FewestFolders;
        return shared;
    }

    private IEnumerable<string?> FoldersThatLack(string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        return around.Where(path => loads.Mentions(path, text) && Lacked(path).Contains(name)).Select(Path.GetDirectoryName).Distinct();
    }

    /// <summary>The names, without the target of a mount, also of what a file lacks because services that it extends do.</summary>
    private IEnumerable<string> Lacked(string path) =>
        loads.Of([path])
            .Found.Where(static finding => finding.Descriptor.Is(ConsistencyDiagnostics.UndefinedResource))
            .Select(static finding => finding.At.Characters.ToString().Split(':')[0]);
}
