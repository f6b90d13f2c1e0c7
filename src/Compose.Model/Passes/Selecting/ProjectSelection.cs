using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Passes.Selecting;

/// <summary>Narrows projects to some of their services.</summary>
public static class ProjectSelection
{
    /// <summary>
    /// The project narrowed to named services, globs allowed. Named services are enabled if disabled; edges out of the selection are
    /// dropped, unused resources removed.
    /// </summary>
    /// <param name="withDependencies">Whether to keep transitive dependencies of the named services.</param>
    public static Project Select(this Project project, IEnumerable<string> services, bool withDependencies, DiagnosticSink sink)
    {
        ImmutableArray<string> names = [.. services];
        return names.IsEmpty ? project : Rooted(Pruning.Apply(Selection.Apply(project, names, withDependencies, sink)));
    }

    /// <summary>The project with its root rebuilt from the enabled and kept services, so that both agree.</summary>
    internal static Project Rooted(Project project)
    {
        var edit = new MappingEdit(project.Root);
        Section(
            edit,
            project.Root.At,
            ComposeFile.ServicesKey,
            project.Services.Select(s => new Entry(Scalar.String(s.NameAt, s.Name), s.Node))
        );
        Section(edit, project.Root.At, ComposeFile.NetworksKey, project.Networks.Select(Entry));
        Section(edit, project.Root.At, ComposeFile.VolumesKey, project.Volumes.Select(Entry));
        Section(edit, project.Root.At, ComposeFile.SecretsKey, project.Secrets.Select(Entry));
        Section(edit, project.Root.At, ComposeFile.ConfigsKey, project.Configs.Select(Entry));
        Section(edit, project.Root.At, ComposeFile.ModelsKey, project.Models.Select(Entry));
        return project with { Root = edit.Result };
    }

    private static Entry Entry(Resource resource) => new(Scalar.String(resource.KeyAt, resource.Key), resource.Node);

    private static void Section(MappingEdit root, Location at, string name, IEnumerable<Entry> entries)
    {
        ImmutableArray<Entry> left = [.. entries];
        if (left.IsEmpty && name != ComposeFile.ServicesKey)
            root.Remove(name);
        else
            root.Set(name, (root[name] as Mapping ?? new Mapping(at, [])) with { Entries = left });
    }
}
