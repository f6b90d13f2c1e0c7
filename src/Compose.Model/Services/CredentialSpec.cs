using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Credentials of a managed service account (Windows); one of the three.</summary>
public sealed class CredentialSpec(Mapping node) : View(node)
{
    /// <summary>The key of a config.</summary>
    public string? Config => Text("config");

    /// <summary>A file of the engine's own folder.</summary>
    public string? File => Text("file");

    /// <summary>A value of the engine host's registry.</summary>
    public string? Registry => Text("registry");
}
