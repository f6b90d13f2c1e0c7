using System.Globalization;
using Compose.Cli.Formatting;
using Compose.Engine.Wire;
using Compose.Planning.Naming;

namespace Compose.Cli.Containers;

/// <summary>A container as a row of `ps`; scripts rely on the field names.</summary>
internal static class ContainerRow
{
    /// <summary>Names the engine of a container among several; informational.</summary>
    public const string EngineLabel = "com.docker.compose.engine";

    private const int CommandLength = 20;
    private const int MountLength = 15;

    /// <param name="state">As inspected; null when health and exit code are not needed.</param>
    public static Row Of(ContainerSummary container, ContainerState? state, DateTimeOffset now, bool full)
    {
        var created = DateTimeOffset.FromUnixTimeSeconds(container.Created);
        var command = container.Command ?? "";
        var mounts = container.Mounts.Select(m => m.Name ?? m.Source ?? "").Select(name => full ? name : Shortened.To(name, MountLength));
        return new Row(
            ("Command", Shortened.Quoted(full ? command : Shortened.To(command, CommandLength))),
            ("CreatedAt", created.ToString("yyyy-MM-dd HH:mm:ss '+0000 UTC'", CultureInfo.InvariantCulture)),
            ("Engine", container.Labels.GetValueOrDefault(EngineLabel, "")),
            ("ExitCode", state is { Running: false } ? state.ExitCode : 0),
            ("Health", state is { Running: true } ? state.Health?.Status ?? "" : ""),
            ("ID", full ? container.Id : Shortened.Id(container.Id)),
            ("Image", container.Image ?? ""),
            (
                "Labels",
                string.Join(
                    ',',
                    container.Labels.OrderBy(static l => l.Key, StringComparer.Ordinal).Select(static l => $"{l.Key}={l.Value}")
                )
            ),
            ("LocalVolumes", container.Mounts.Count(static m => m.Driver == "local").ToString(CultureInfo.InvariantCulture)),
            ("Mounts", string.Join(',', mounts)),
            ("Name", container.Name),
            ("Names", container.Name),
            (
                "Networks",
                string.Join(',', container.NetworkSettings?.Networks.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
            ),
            ("Ports", PublishedPorts.Of(container.Ports)),
            ("Project", container.Labels.GetValueOrDefault(Labels.Project, "")),
            ("Publishers", Publishers(container)),
            ("RunningFor", HumanDuration.Ago(now - created)),
            ("Service", ProjectContainers.ServiceOf(container)),
            ("Size", ShownSize.Short(container.SizeRw)),
            ("State", container.State),
            ("Status", container.Status)
        )
        {
            Labels = container.Labels,
        };
    }

    /// <summary>Headings other than the field's name in capitals.</summary>
    public static string? Heading(string field) =>
        field switch
        {
            "RunningFor" => "CREATED",
            "CreatedAt" => "CREATED AT",
            "ID" => "CONTAINER ID",
            "ExitCode" => "EXIT CODE",
            "LocalVolumes" => "LOCAL VOLUMES",
            _ => null,
        };

    private static Row[] Publishers(ContainerSummary container) =>
        [
            .. container
                .Ports.OrderBy(static p => p.PrivatePort)
                .ThenBy(static p => p.IP ?? "", StringComparer.Ordinal)
                .ThenBy(static p => p.PublicPort)
                .Select(static p => new Row(
                    ("URL", p.IP ?? ""),
                    ("TargetPort", p.PrivatePort),
                    ("PublishedPort", p.PublicPort),
                    ("Protocol", p.Type)
                )),
        ];
}
