using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Inputs;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Targets;

/// <summary>Which files include or extend a file.</summary>
internal sealed class FileUses(Loads loads)
{
    private static readonly byte[][] Words = ["include"u8.ToArray(), "extends"u8.ToArray()];

    private readonly Dictionary<string, List<string>> users = new(StringComparer.Ordinal);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private readonly HashSet<string> included = new(StringComparer.Ordinal);
    private readonly HashSet<(string Path, string Service)> extended = [];

    /// <summary>Reads what a file includes and extends, once.</summary>
    public void Add(string path)
    {
        if (!read.Add(path) || !MayRefer(path) || loads.Of([path]).Project is not { } project)
            return;
        foreach (var reference in project.References)
            if (reference.Path != path)
            {
                if (!users.TryGetValue(reference.Path, out var list))
                    users[reference.Path] = list = [];
                if (!list.Contains(path))
                    list.Add(path);
                if (ExtendedService(project, reference) is { } service)
                    extended.Add((reference.Path, service));
                else
                    included.Add(reference.Path);
            }
    }

    /// <summary>The files that include or extend a file and are not themselves included: the roots of projects.</summary>
    public IEnumerable<string> RootsOf(string path) =>
        users.TryGetValue(Real(path), out var list) ? list.Where(user => !included.Contains(Real(user))) : [];

    public bool IsIncluded(string path) => included.Contains(Real(path));

    public bool IsExtended(string path, string service) => extended.Contains((Real(path), service));

    private string Real(string path) => loads.Files.ResolveLink(path);

    private bool MayRefer(string path) => loads.Mentions(path, Words);

    /// <summary>The service whose <c>extends</c> is the reference; null for an include.</summary>
    private static string? ExtendedService(Project project, FileReference reference)
    {
        foreach (var service in project.Sources.SelectMany(ServicesOf))
            if (service["extends"] is Mapping extends && extends["file"]?.At == reference.At)
                return (extends["service"] as Scalar)?.Text ?? "";
        return null;
    }

    private static IEnumerable<Mapping> ServicesOf(YamlFile file) =>
        file.Documents.Select(static document => (document.Root as Mapping)?["services"] as Mapping)
            .OfType<Mapping>()
            .SelectMany(static services => services.Entries)
            .Select(static entry => entry.Value)
            .OfType<Mapping>();
}
