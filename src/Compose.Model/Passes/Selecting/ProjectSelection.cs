using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Passes.Selecting;

/// <summary>Projects narrowed to some of their services.</summary>
public static class ProjectSelection
{
    /// <summary>
    /// The project narrowed to named services, globs allowed. Disabled services that are named are enabled; edges that would leave the
    /// selection are dropped; resources that nobody uses any more are left out.
    /// </summary>
    /// <param name="withDependencies">Keep what the named services need, and what that needs.</param>
    public static Project Select(this Project project, IEnumerable<string> services, bool withDependencies, DiagnosticSink sink)
    {
        ImmutableArray<string> names = [.. services];
        return names.IsEmpty ? project : Rooted(Pruning.Apply(Selection.Apply(project, names, withDependencies, sink)));
    }

    /// <summary>The project with its root made of what is enabled and kept, so that the two say the same.</summary>
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
