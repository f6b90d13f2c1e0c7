using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Shapes;

namespace Compose.Model;

/// <summary>What a compose file may say (spec 1.1).</summary>
public static class ComposeFile
{
    /// <summary>The whole file, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new RootShape(
    [
        new("name", new TextShape { Description = "The project's name; small letters, digits, `-` and `_`.", Grammar = ProjectNames.Check }),
        new("services", new MapShape(Service.Shape) { Names = true, Noun = "service", Emit = Emit.AlwaysInJsonAsMapping,
            Description = "The parts of the application." }),
        new("networks", new MapShape(Network.Shape) { Noun = "network", Description = "Networks that services join." }),
        new("volumes", new MapShape(Volume.Shape) { Names = true, Noun = "volume", Description = "Named volumes that services mount." }),
        new("secrets", new MapShape(Secret.Shape) { Names = true, Noun = "secret", Description = "Secrets that services are given." }),
        new("configs", new MapShape(Config.Shape) { Names = true, Noun = "config", Description = "Files that services are given." }),
        new("models", new MapShape(ModelResource.Shape) { Noun = "model", Description = "Language models that services use." }),
        new("include", new ListShape(IncludeEntry.ItemShape) { Description = "Compose files that become part of this one.",
            Emit = Emit.Never }),
        new("version", new TextShape { Description = "Obsolete and without effect.", Emit = Emit.Never }),
    ])
    {
        Description = "A compose file: the services of an application and what they share.",
    };
}
