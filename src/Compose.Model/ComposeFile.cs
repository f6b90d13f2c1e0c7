using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Shapes;

namespace Compose.Model;

/// <summary>The attributes of a compose file (spec 1.1).</summary>
public static class ComposeFile
{
    public const string NameKey = "name";
    public const string ServicesKey = "services";
    public const string NetworksKey = "networks";
    public const string VolumesKey = "volumes";
    public const string SecretsKey = "secrets";
    public const string ConfigsKey = "configs";
    public const string ModelsKey = "models";
    public const string IncludeKey = "include";
    public const string VersionKey = "version";

    /// <summary>The whole file, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new RootShape([
            new(
                NameKey,
                new TextShape { Description = "The project name; lowercase letters, digits, `-` and `_`.", Grammar = ProjectNames.Check }
            ),
            new(
                ServicesKey,
                new MapShape(Service.Shape)
                {
                    Names = true,
                    Noun = "service",
                    Emit = Emit.AlwaysInJsonAsMapping,
                    Description = "The services of the application.",
                }
            ),
            new(NetworksKey, new MapShape(Network.Shape) { Noun = "network", Description = "Networks that services join." }),
            new(
                VolumesKey,
                new MapShape(Volume.Shape)
                {
                    Names = true,
                    Noun = "volume",
                    Description = "Named volumes that services mount.",
                }
            ),
            new(
                SecretsKey,
                new MapShape(Secret.Shape)
                {
                    Names = true,
                    Noun = "secret",
                    Description = "Secrets available to services.",
                }
            ),
            new(
                ConfigsKey,
                new MapShape(Config.Shape)
                {
                    Names = true,
                    Noun = "config",
                    Description = "Configuration files available to services.",
                }
            ),
            new(ModelsKey, new MapShape(ModelResource.Shape) { Noun = "model", Description = "Language models that services use." }),
            new(
                IncludeKey,
                new ListShape(IncludeEntry.ItemShape) { Description = "Compose files to include in this one.", Emit = Emit.Never }
            ),
            new(VersionKey, new TextShape { Description = "Obsolete and ignored.", Emit = Emit.Never }),
        ])
        {
            Description = "A compose file: the services of an application and their shared resources.",
        };
}
