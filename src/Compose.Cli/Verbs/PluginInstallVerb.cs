using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Plugins;

namespace Compose.Cli.Verbs;

/// <summary>Makes this program docker's plugin, for the user or for all.</summary>
internal static class PluginInstallVerb
{
    public static VerbCommand Create()
    {
        var system = Flag.Switch("system", null, "For all users of the machine");
        var copy = Flag.Switch("copy", null, "Copy the program instead of linking to it");
        return new VerbCommand("install", "Make this program docker compose")
        {
            Under = "plugin",
            Group = VerbGroup.Other,
            IsQuick = true,
            Options = { system, copy },
            Examples =
            [
                ("plugin install", "For yourself; a plugin that was there is kept beside it"),
                ("plugin install --system", "For all users; needs root"),
            ],
            Run = async (call, cancellationToken) =>
            {
                var files = await PluginFiles.LookAsync(call, cancellationToken).ConfigureAwait(false);
                var place = files.PlaceFor(call.Get(system));
                if (PluginInstallation.Install(call.Host, place, call.Get(copy)) is { } kept)
                    call.Out.WriteLine($"{place.Path} is kept as {kept}");
                var after = await PluginFiles.LookAsync(call, cancellationToken).ConfigureAwait(false);
                call.Out.WriteLine(after.WhoWins());
                if (after.Winner is { IsOurs: false } winner)
                    call.Err.WriteLine($"{winner.Path} is found before {place.Path}: remove it, or `compose plugin install` in its place");
                return ExitCode.Ok;
            },
        };
    }
}
