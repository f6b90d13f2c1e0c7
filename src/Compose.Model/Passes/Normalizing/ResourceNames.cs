using System.Collections.Immutable;
using Compose.Model.Resources;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Normalizing;

/// <summary>The engine name of each resource: its key prefixed with the project name, or the key alone when external.</summary>
internal static class ResourceNames
{
    private static readonly ImmutableArray<string> Sections =
    [
        ComposeFile.NetworksKey,
        ComposeFile.VolumesKey,
        ComposeFile.ConfigsKey,
        ComposeFile.SecretsKey,
    ];

    public static Mapping Apply(Mapping model, string projectName)
    {
        foreach (var section in Sections)
            model = model.Change(
                section,
                resources =>
                    resources.Select(entry =>
                        entry.Value switch
                        {
                            Mapping resource => Named(entry.Name, resource, projectName),
                            { IsNull: true } => Named(
                                entry.Name,
                                new Mapping(entry.Key.At, []) { Origin = entry.Value.Origin },
                                projectName
                            ),
                            _ => entry.Value,
                        }
                    )
            );
        return model;
    }

    private static Mapping Named(string key, Mapping resource, string projectName)
    {
        if (resource[Resource.NameKey] is { IsNull: false })
            return resource;
        return resource[Resource.ExternalKey].IsTrue()
            ? resource.With(Resource.NameKey, Implied.Default(resource.At, key, "external resources are named by their key"))
            : resource.With(Resource.NameKey, Implied.Default(resource.At, $"{projectName}_{key}", "the project name and the key"));
    }
}
