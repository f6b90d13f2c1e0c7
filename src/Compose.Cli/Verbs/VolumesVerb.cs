using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Formatting;
using Compose.Cli.Formatting.Templates;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Planning.Naming;

namespace Compose.Cli.Verbs;

/// <summary>Lists the volumes of a project, or those that named services use.</summary>
internal static class VolumesVerb
{
    private const string Raw = "name: {{.Name}}\ndriver: {{.Driver}}\n";

    public static VerbCommand Create()
    {
        var format = Flag.Text("format", null, "table, json, or a template", "FORMAT", "table");
        var quiet = Flag.Switch("quiet", "q", "Only print names");
        var services = Operand.Services();
        return new VerbCommand("volumes", "List volumes")
        {
            Group = VerbGroup.Look,
            Options = { format, quiet },
            Arguments = { services },
            Examples = [("volumes db", "Volumes of one service"), ("volumes -q", "Names, for scripts")],
            Run = async (call, cancellationToken) =>
            {
                var wanted = call.Get(services);
                var project = call.LoadOrName([], cancellationToken);
                Invocation.CheckServices(project, wanted);
                var volumes = await call
                    .Engine.ListVolumesAsync(Filters.None.Label(Labels.Project, project.Name), cancellationToken)
                    .ConfigureAwait(false);
                if (!wanted.IsEmpty)
                {
                    var used = await UsedAsync(call, project.Name, wanted, cancellationToken).ConfigureAwait(false);
                    volumes = [.. volumes.Where(v => used.Contains(v.Name))];
                }

                var sorted = volumes.OrderBy(static v => v.Name, StringComparer.Ordinal).ToList();
                if (call.Get(quiet))
                    foreach (var volume in sorted)
                        call.Out.WriteLine(volume.Name);
                else
                    call.Out.Write(
                        RowFormat.Render(
                            [.. sorted.Select(ToRow)],
                            call.Get(format) switch
                            {
                                "raw" => Raw,
                                { } other => other,
                                null => "table",
                            },
                            "{{.Driver}}\t{{.Name}}",
                            Heading
                        )
                    );
                return ExitCode.Ok;
            },
        };
    }

    private static async Task<HashSet<string>> UsedAsync(
        Invocation call,
        string project,
        ImmutableArray<string> services,
        CancellationToken cancellationToken
    )
    {
        var containers = await call.ContainersOf(project)
            .ListAsync(all: true, oneOffs: true, services, cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. containers
                .SelectMany(static c => c.Mounts)
                .Where(static m => m.Type == "volume" && m.Name is not null)
                .Select(static m => m.Name!),
        ]; // filtered above
    }

    private static Row ToRow(VolumeInspect volume) =>
        new(
            ("Availability", "N/A"),
            ("Driver", volume.Driver ?? ""),
            ("Group", "N/A"),
            (
                "Labels",
                string.Join(',', volume.Labels.OrderBy(static l => l.Key, StringComparer.Ordinal).Select(static l => $"{l.Key}={l.Value}"))
            ),
            ("Links", "N/A"),
            ("Mountpoint", volume.Mountpoint ?? ""),
            ("Name", volume.Name),
            ("Scope", volume.Scope ?? ""),
            ("Size", "N/A"),
            ("Status", "N/A")
        )
        {
            Labels = volume.Labels,
        };

    private static string? Heading(string field) => field == "Name" ? "VOLUME NAME" : null;
}
