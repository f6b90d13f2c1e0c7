using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Formatting;
using Compose.Cli.Plugins;

namespace Compose.Cli.Verbs;

/// <summary>Shows which program docker runs as <c>docker compose</c>, and which others it passes over.</summary>
internal static class PluginStatusVerb
{
    public static VerbCommand Create()
    {
        var format = Flag.Format("table", "json");
        return new VerbCommand("status", "Show which program docker compose is")
        {
            Under = "plugin",
            Group = VerbGroup.Other,
            IsQuick = true,
            Options = { format },
            Examples =
            [
                ("plugin status", "All programs in docker's order; the first wins"),
                ("plugin status --format json", "For scripts"),
            ],
            Run = async (call, cancellationToken) =>
            {
                var files = await PluginFiles.LookAsync(call, cancellationToken).ConfigureAwait(false);
                if (call.Get(format) == "json")
                    call.Out.WriteLine(Row.ToJson(files.Places.Where(static place => place.IsTaken).Select(place => ToRow(files, place))));
                else
                    call.Out.Write(ToText(files));
                return ExitCode.Ok;
            },
        };
    }

    private static Row ToRow(PluginFiles files, PluginFile place) =>
        new(
            ("Kept", KeptOf(place) ?? ""),
            ("Path", place.Path),
            ("Runs", place == files.Winner && place.Metadata is not null),
            ("Scope", place.Scope),
            ("Target", place.Target ?? ""),
            ("ThisProgram", place.IsOurs),
            ("Vendor", place.Metadata?.Vendor ?? ""),
            ("Version", place.Metadata?.Version ?? "")
        );

    private static string ToText(PluginFiles files)
    {
        var table = Table.Narrow().Add("SCOPE", "PROGRAM", "FILE");
        foreach (var place in files.Places.Where(static place => place.IsTaken))
        {
            table.Add(place.Scope, place.Description, place.Place);
            if (KeptOf(place) is { } kept)
                table.Add("", "kept for uninstall", kept);
        }

        return files.WhoWins() + "\n" + (files.Places.Any(static place => place.IsTaken) ? table : "");
    }

    private static string? KeptOf(PluginFile place) =>
        PluginFiles.KeptBeside(place.Path) is var kept && File.Exists(kept) ? kept : null;
}
