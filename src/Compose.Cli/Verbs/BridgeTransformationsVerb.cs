using Compose.Cli.Calls;

namespace Compose.Cli.Verbs;

/// <summary>Gathers the verbs about the images that convert.</summary>
internal static class BridgeTransformationsVerb
{
    public static VerbCommand Create() =>
        new("transformations", "Manage transformation images")
        {
            Under = "bridge",
            Group = VerbGroup.Other,
            Examples = [("bridge transformations create mine", "Start a custom transformation")],
        };
}
