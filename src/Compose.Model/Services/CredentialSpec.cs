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
                new("file", new TextShape { Description = "A file of the engine's own folder." }),
                new("registry", new TextShape { Description = "A value of the engine host's registry." }),
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
