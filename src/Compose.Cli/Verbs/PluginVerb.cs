using Compose.Cli.Calls;

namespace Compose.Cli.Verbs;

/// <summary>Groups the verbs that make this program docker's plugin.</summary>
internal static class PluginVerb
{
    public static VerbCommand Create() =>
        new("plugin", "Run this program as docker compose")
        {
            Group = VerbGroup.Other,
            Examples =
            [
                ("plugin install", "docker compose is this program from now on"),
                ("plugin uninstall", "As it was before"),
                ("plugin status", "Which program docker compose is, and why"),
            ],
        };
}
