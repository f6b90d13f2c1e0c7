using System.Collections.Immutable;
using Compose.Model.Passes;
using Compose.Model.Passes.Merging;
using Compose.Model.Passes.Paths;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Loading;

/// <summary>
/// Resolves <c>include</c> (spec 2.6): each entry is a model with its own folder and variables. The including document overrides its
/// includes; of two includes, the earlier overrides.
/// </summary>
internal sealed class Include(LoadContext loading, ModelPlace place)
{
    private static readonly ImmutableArray<string> Sections =
    [
        ComposeFile.ServicesKey,
        ComposeFile.VolumesKey,
        ComposeFile.NetworksKey,
        ComposeFile.SecretsKey,
        ComposeFile.ConfigsKey,
        ComposeFile.ModelsKey,
    ];

    /// <summary>The document with its includes merged and the <c>include</c> key removed.</summary>
    public Mapping Apply(Mapping document, Resets resets, ModelFile file)
    {
        if (!document.TryGet(ComposeFile.IncludeKey, out var include))
            return document;
        document = document.Without(ComposeFile.IncludeKey);
        if (include.Value.IsNull)
            return document;
        if (include.Value is not Sequence entries)
        {
            loading.Sink.Add(ResolutionDiagnostics.IncludeIsNoList(include.Value));
            return document;
        }

        var chain = place.Chain.IsEmpty ? [new IncludeStep(loading.RealPath(file.Path), null)] : place.Chain;
        foreach (var entry in entries.Items)
            if (IncludedFiles.Of(entry, loading.Sink) is { } included && Load(included, file.Path, chain) is { } model)
                document = Import(model, document, resets, included.At);
        return document;
    }

    private Mapping? Load(IncludedFiles entry, string from, ImmutableArray<IncludeStep> chain)
    {
        var main = loading.Locate(entry.Paths[0].Text, place.Folder, entry.Paths[0].At);
        if (main is null)
            return null;
        var step = new IncludeStep(loading.RealPath(main), entry.Paths[0].At);
        if (chain.IndexOf(step, 0, chain.Length, SamePath.Comparer) is >= 0 and var at)
        {
            loading.Sink.Add(ResolutionDiagnostics.IncludeCycle([.. chain[at..], step], loading.Shown));
            return null;
        }

        var folder = entry.ProjectDirectory is { } directory ? loading.Absolute(directory.Text, place.Folder) : HostPath.FolderOf(main);
        var variables = IncludeVariables.Of(entry, folder, place, loading);
        return new ModelReader(
            loading,
            new ModelPlace(folder, place.PathBaseOf(PathFolder(entry, folder)), variables, chain.Add(step))
        ).Read(Files(entry, from));
    }

    /// <summary>
    /// Base of the include's paths. As in the reference, a missing project directory counts as the folder that would contain it.
    /// </summary>
    private string PathFolder(IncludedFiles entry, string folder) =>
        entry.ProjectDirectory is { } typed && !HostPath.IsAbsolute(typed.Text) && !loading.Files.DirectoryExists(folder)
            ? HostPath.FolderOf(folder)
            : folder;

    // Overrides are listed with the include, so they are resolved from the including project.
    private IEnumerable<ModelFile> Files(IncludedFiles entry, string from)
    {
        foreach (var path in entry.Paths)
        {
            if (loading.Locate(path.Text, place.Folder, path.At) is not { } local)
                continue;
            loading.Refer(from, path, local);
            if (loading.Read(local, "included file", path.At) is { } yaml)
                yield return new ModelFile(local, yaml);
        }
    }

    private Mapping Import(Mapping model, Mapping document, Resets resets, Location via)
    {
        var marking = Marking.Include(via);
        var merger = new Merger(loading.Sink, marking, !loading.Options.Interpolate);
        foreach (var section in Sections)
        {
            if (model[section] is not Mapping imported)
                continue;
            if (document[section] is not (null or Mapping or Scalar { Kind: ScalarKind.Null }))
                continue;
            var shape = ComposeFile.Shape.Child(section);
            var own = document[section] as Mapping;
            var joined = ImmutableArray.CreateBuilder<Entry>(imported.Count + (own?.Count ?? 0));
            foreach (var entry in imported.Entries)
            {
                if (own is null || !own.TryGet(entry.Name, out var local))
                    joined.Add(entry with { Value = marking.Kept(entry.Value) });
                else if (entry.Value is not Mapping whole)
                    joined.Add(local.Value.IsNull ? entry : local);
                else
                    joined.Add(
                        local with
                        {
                            Value = merger.Merge(
                                entry.Name,
                                resets.ApplyTo(whole, section, entry.Name, shape?.Child(entry.Name)),
                                local.Value,
                                shape?.Child(entry.Name)
                            ),
                        }
                    );
            }

            if (own is not null)
                joined.AddRange(own.Entries.Where(e => !imported.Contains(e.Name)));
            document = document.With(section, (own ?? imported) with { Entries = joined.ToImmutable() });
        }

        return document;
    }

    private sealed class SamePath : IEqualityComparer<IncludeStep>
    {
        public static readonly SamePath Comparer = new();

        public bool Equals(IncludeStep? x, IncludeStep? y) => x?.Path == y?.Path;

        public int GetHashCode(IncludeStep step) => step.Path.GetHashCode(StringComparison.Ordinal);
    }
}
