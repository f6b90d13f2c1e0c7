using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary><c>credential_spec</c> of a service.</summary>
public sealed class CredentialSpec(Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "credential_spec",
            [
                new("config", new TextShape { Description = "The key of a config." }),
                new("file", new TextShape { Description = "A file in the engine's data folder." }),
                new("registry", new TextShape { Description = "A value in the registry of the engine's host." }),
            ]
        )
        {
            Description = "Credentials of a managed service account (Windows); one of the three.",
            Emit = Emit.WhenGiven,
        };

    public string? Config => Text("config");

    public string? File => Text("file");

    public string? Registry => Text("registry");
}
