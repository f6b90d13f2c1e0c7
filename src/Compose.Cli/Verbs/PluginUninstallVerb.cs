using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Plugins;

namespace Compose.Cli.Verbs;

/// <summary>Undoes <c>plugin install</c>.</summary>
internal static class PluginUninstallVerb
{
    public static VerbCommand Create()
    {
        var system = Flag.Switch("system", null, "For all users of the machine");
        return new VerbCommand("uninstall", "Make docker compose what it was before")
        {
            Under = "plugin",
            Group = VerbGroup.Other,
            IsQuick = true,
            Options = { system },
            Examples = [("plugin uninstall", "Remove this program, and put back what it replaced")],
            Run = async (call, cancellationToken) =>
            {
                var files = await PluginFiles.LookAsync(call, cancellationToken).ConfigureAwait(false);
                var place = files.PlaceFor(call.Get(system));
                if (PluginInstallation.Uninstall(place) is { } kept)
                    call.Out.WriteLine($"{kept} is back as {place.Path}");
                call.Out.WriteLine((await PluginFiles.LookAsync(call, cancellationToken).ConfigureAwait(false)).WhoWins());
                return ExitCode.Ok;
            },
        };
    }
}
