using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Passes;
using Compose.Model.Passes.Environments;
using Compose.Model.Passes.Merging;
using Compose.Model.Passes.Paths;
using Compose.Model.Resources;
using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Variables;

namespace Compose.Model.Loading;

/// <summary>
/// Merges the files of one model, the project or an include, into one mapping in long form (spec 2, "Order in one view").
/// </summary>
internal sealed class ModelReader
{
    private readonly LoadContext loading;
    private readonly ModelPlace place;
    private readonly Extends extends;
    private readonly Include include;

    public ModelReader(LoadContext loading, ModelPlace place)
    {
        (this.loading, this.place) = (loading, place);
        extends = new Extends(loading, this);
        include = new Include(loading, place);
    }

    /// <summary>
    /// Merges all documents of all files in order, each with its own defaults, checks and paths. Null when there are none.
    /// </summary>
    public Mapping? Read(IEnumerable<ModelFile> files)
    {
        List<(ModelFile File, Mapping Root)> documents =
        [
            .. from file in files from document in file.Yaml.Documents let root = Root(document) where root is not null select (file, root),
        ];
        Mapping? model = null;
        for (var i = 0; i < documents.Count; i++)
            model = Join(
                model,
                documents[i].Root,
                documents[i].File,
                place.Chain.IsEmpty && i == documents.Count - 1 ? loading.Shapes : loading.EarlyShapes
            );
        return model is null ? null : Finish(model);
    }

    /// <summary>The services of an extended file, in long form with rebased paths. Null when it has none.</summary>
    public ServiceBook? ReadToExtend(string path, Scalar asked)
    {
        if (loading.Read(path, "extended file", asked.At) is not { } yaml)
            return null;
        Mapping? model = null;
        var resets = ImmutableArray.CreateBuilder<Resets>();
        foreach (var document in yaml.Documents)
        {
            if (Root(document) is not { } root)
                continue;
            var (stripped, reset) = Resets.Take(root);
            resets.Add(reset);
            model = LongForm(Merged(model, reset, Interpolated(stripped)), loading.EarlyShapes with { Sink = new DiagnosticSink() });
        }

        if (model?[ComposeFile.ServicesKey] is not Mapping services)
        {
            loading.Sink.Add(ResolutionDiagnostics.NothingToExtend(asked, loading.Shown(path)));
            return null;
        }

        var folder = HostPath.FolderOf(path);
        var rebasing = new PathRebasing(place.PathBaseOf(folder), loading.Home, loading.Files, !loading.Options.Interpolate);
        return new ServiceBook(
            path,
            folder,
            services.Select(e => e.Value is Mapping service ? rebasing.OfService(service) : e.Value),
            resets.ToImmutable()
        );
    }

    private Mapping Join(Mapping? model, Mapping document, ModelFile file, ShapeContext shapes)
    {
        loading.Cancellation.ThrowIfCancellationRequested();
        (document, var resets) = Resets.Take(document);
        document = Interpolated(document);
        document = include.Apply(document, resets, file);
        document = extends.Apply(document, resets, file.Path, place.Folder);
        model = Merged(model, resets, document);
        if (loading.Options.Validate)
            ComposeFile.Shape.Check(model, shapes);
        return LongForm(WithoutVersion(model), shapes);
    }

    private Mapping Interpolated(Mapping document) =>
        loading.Options.Interpolate ? (Mapping)Interpolator.Apply(document, place.Variables, ComposeFile.Shape, loading.Sink) : document;

    private Mapping Merged(Mapping? model, Resets resets, Mapping document)
    {
        if (model is null)
            return (Mapping)Unicity.Enforce(document, ComposeFile.Shape);
        model = resets.ApplyTo(model, ComposeFile.Shape);
        model = new Merger(loading.Sink, Marking.Override, !loading.Options.Interpolate).MergeMappings(model, document, ComposeFile.Shape);
        return (Mapping)Unicity.Enforce(model, ComposeFile.Shape);
    }

    // The long form can expand items such as port ranges, so duplicates are removed again.
    private static Mapping LongForm(Mapping model, ShapeContext context) =>
        (Mapping)Unicity.Enforce(ComposeFile.Shape.Canonical(model, context), ComposeFile.Shape);

    private Mapping WithoutVersion(Mapping model)
    {
        if (!model.TryGet(ComposeFile.VersionKey, out var version))
            return model;
        loading.Sink.Add(ResolutionDiagnostics.ObsoleteVersion(version));
        return model.Without(ComposeFile.VersionKey);
    }

    private Mapping? Root(Document document)
    {
        if (document.Root is Mapping root)
            return root;
        loading.Sink.Add(ResolutionDiagnostics.RootIsNoMapping(document.Root));
        return null;
    }

    private Mapping Finish(Mapping model)
    {
        model = Defaults.Apply(model);
        if (loading.Options.Validate)
            Validation.ModelChecks.Run(model, loading.Sink);
        if (loading.Options.ResolvePaths || !place.Chain.IsEmpty)
            model = new PathRebasing(place.PathBase, loading.Home, loading.Files, !loading.Options.Interpolate).Apply(model);
        if (!place.Chain.IsEmpty)
            LendContents(model);
        return loading.Options.Interpolate ? BareNames.OfLists(model, place.Variables) : model;
    }

    // Secrets and configs of an include may use a variable that only the include's env files set.
    private void LendContents(Mapping model)
    {
        foreach (var section in (ReadOnlySpan<string>)[ComposeFile.SecretsKey, ComposeFile.ConfigsKey])
            foreach (var (_, value) in model.EntriesAt(section))
                if ((value as Mapping)?.TextAt(ContentResource.EnvironmentKey) is { } name && place.Variables.Find(name) is { } variable)
                    loading.Lend(variable);
    }
}

/// <summary>A file to be merged into a model.</summary>
/// <param name="Path">Absolute; <c>-</c> for standard input.</param>
internal sealed record ModelFile(string Path, YamlFile Yaml);
