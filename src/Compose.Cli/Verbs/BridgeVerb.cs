using Compose.Cli.Calls;

namespace Compose.Cli.Verbs;

/// <summary>Groups the verbs that convert compose files.</summary>
internal static class BridgeVerb
{
    public static VerbCommand Create() =>
        new("bridge", "Convert compose files into another model")
        {
            Group = VerbGroup.Other,
            Examples =
            [
                ("bridge convert", "Write Kubernetes manifests to the folder out"),
                ("bridge transformations list", "List other output formats"),
            ],
        };
}
