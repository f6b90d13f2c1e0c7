using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Credentials of a managed service account (Windows); one of the three.</summary>
public sealed class CredentialSpec(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("credential_spec",
    [
        new("config", new TextShape { Description = "The key of a config." }),
        new("file", new TextShape { Description = "A file of the engine's own folder." }),
        new("registry", new TextShape { Description = "A value of the engine host's registry." }),
    ])
    {
        Description = "Credentials of a managed service account (Windows); one of the three.",
        Emit = Emit.WhenGiven,
    };

    /// <summary>The key of a config.</summary>
    public string? Config => Text("config");

    /// <summary>A file of the engine's own folder.</summary>
    public string? File => Text("file");

    /// <summary>A value of the engine host's registry.</summary>
    public string? Registry => Text("registry");
}
