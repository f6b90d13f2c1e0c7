using Compose.Cli.Calls;

namespace Compose.Cli.Verbs;

/// <summary>Groups the verbs about transformation images.</summary>
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
