using System.Collections.Immutable;
using Compose.Model.Discovery;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Variables;

namespace Compose.Model.Loading;

/// <summary>Binds the model's mapping to the project's views.</summary>
internal static class Binding
{
    public static Project Project(
        Mapping model,
        string name,
        ProjectFiles found,
        ImmutableArray<ModelFile> files,
        VariableScope variables
    ) =>
        new()
        {
            Name = name,
            Directory = found.ProjectDirectory,
            ComposeFiles = [.. files.Select(file => file.Path)],
            EnvFiles = found.Environment.AreNamed ? found.Environment.Files : [],
            Root = model,
            Variables = variables,
            Services = Views(model, ComposeFile.ServicesKey, static (key, node) => new Service(key, node)),
            Networks = Views(model, ComposeFile.NetworksKey, static (key, node) => new Network(key, node)),
            Volumes = Views(model, ComposeFile.VolumesKey, static (key, node) => new Volume(key, node)),
            Secrets = Views(model, ComposeFile.SecretsKey, static (key, node) => new Secret(key, node)),
            Configs = Views(model, ComposeFile.ConfigsKey, static (key, node) => new Config(key, node)),
            Models = Views(model, ComposeFile.ModelsKey, static (key, node) => new ModelResource(key, node)),
        };

    private static ImmutableArray<T> Views<T>(Mapping model, string section, Func<Scalar, Mapping, T> view)
    {
        var entries = model.EntriesAt(section);
        var views = ImmutableArray.CreateBuilder<T>(entries.Length);
        foreach (var entry in entries.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name)))
            if (entry.Value is Mapping node)
                views.Add(view(entry.Key, node));
            else if (entry.Value.IsNull && section != ComposeFile.ServicesKey)
                views.Add(view(entry.Key, new Mapping(entry.Key.At, [])));
        return views.DrainToImmutable();
    }
}
