using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Inputs;
using Compose.Model.Passes;
using Compose.Model.Passes.Environments;
using Compose.Model.Passes.Normalizing;
using Compose.Model.Passes.Paths;
using Compose.Model.Passes.Selecting;
using Compose.Model.Syntax;
using Compose.Model.Validation;
using Compose.Model.Variables;

namespace Compose.Model.Loading;

/// <summary>Loads a project from its files, stage by stage (spec 2).</summary>
public static class ProjectLoader
{
    /// <summary>
    /// Loads the project that the options select. Reports all problems, not only the first, and returns the best approximation; the sink
    /// decides whether it is usable. Null when there is nothing to load.
    /// </summary>
    public static Project? Load(LoadOptions options, ISourceLoader files, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        var project = Resolve(options, files, sink, cancellationToken);
        Repairs.Judge(sink, cancellationToken);
        return project;
    }

    private static Project? Resolve(LoadOptions options, ISourceLoader files, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        var found = ProjectFiles.Discover(options, files, sink, cancellationToken);
        var loading = new LoadContext(options, files, sink, cancellationToken);
        ImmutableArray<ModelFile> parsed = [.. found.ComposeFiles.Select(file => new ModelFile(file.FullPath, loading.Parse(file.Source)))];
        if (parsed.IsEmpty)
            return null;

        var name = ProjectName.Resolve(options, found.Variables, Names(parsed, options, found.Variables), found.ProjectDirectory, sink);
        var variables = name is null ? found.Variables : found.Variables.With(new Variable("COMPOSE_PROJECT_NAME", name, null));
        var place = new ModelPlace(found.ProjectDirectory, options.ResolvePaths ? found.ProjectDirectory : ".", variables, []);
        if (new ModelReader(loading, place).Read(parsed) is not { Count: > 0 } model)
        {
            if (!sink.HasErrors)
                sink.Add(ResolutionDiagnostics.EmptyProject(found.ComposeFiles[0].Source));
            return null;
        }

        model = model.With(ComposeFile.NameKey, NameOf(model, name ?? ""));
        if (options is { Normalize: true, Compatibility: false })
            model = Normalizer.Apply(model, name ?? "", options.Interpolate ? variables : null);
        else if (options is { Interpolate: true, ResolveEnvironment: true })
            model = BareNames.OfServices(model, variables);
        if (WindowsPaths.AreTurned(options, variables))
            model = WindowsPaths.Turned(model);
        if (loading.Lent.Count > 0)
            variables = variables.Under(loading.Lent);
        var project = Binding.Project(model, name ?? "", found, parsed, variables) with
        {
            Sources = [.. loading.Sources],
            References = [.. loading.References],
            RemoteReferences = [.. loading.RemoteReferences],
        };
        return options.Interpolate ? Completed(project, found.Profiles, loading) : project;
    }

    private static Project Completed(Project project, ImmutableArray<string> profiles, LoadContext loading)
    {
        var (options, sink) = (loading.Options, loading.Sink);
        project = Profiles.Apply(project, profiles);
        if (options.CheckConsistency)
        {
            ConsistencyChecks.Run(project, sink);
            project = project.Change(ServiceValues.Replicas);
        }

        project = Selection.Apply(project, options.Services, options.WithDependencies, sink);
        if (options.CheckConsistency)
            ContainerNameChecks.Duplicates(project, sink);
        if (!options.AllResources)
            project = Pruning.Apply(project);
        if (options.ResolveEnvironment)
            project = WithEnvironment(project, loading);
        return ProjectSelection.Rooted(project);
    }

    private static Project WithEnvironment(Project project, LoadContext loading)
    {
        var only = loading.Options.EnvironmentOf;
        return project with
        {
            Services = ImmutableArray.CreateRange(
                project.Services,
                service =>
                    only.IsEmpty || only.Contains(service.Name)
                        ? service.With(LabelFiles.Apply(EnvFiles.Apply(service.Node, project.Variables, loading), loading))
                        : service
            ),
        };
    }

    private static IEnumerable<Scalar> Names(ImmutableArray<ModelFile> files, LoadOptions options, VariableScope variables)
    {
        // Problems in these values are reported when the whole document is interpolated.
        var unheard = new DiagnosticSink();
        foreach (var file in files)
            foreach (var document in file.Yaml.Documents)
                if ((document.Root as Mapping)?.ScalarAt(ComposeFile.NameKey) is { } name)
                    yield return options.Interpolate ? (Scalar)Interpolator.Apply(name, variables, null, unheard) : name;
    }

    private static Scalar NameOf(Mapping model, string name) =>
        model.ScalarAt(ComposeFile.NameKey) is { } given
            ? given with
            {
                Text = name,
            }
            : Implied.Default(model.At, name, "the name of the folder");
}
