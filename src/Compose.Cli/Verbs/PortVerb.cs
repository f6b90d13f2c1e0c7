using System.Globalization;
using Compose.Cli.CommandLine;
using Compose.Engine.Wire;

namespace Compose.Cli.Verbs;

/// <summary>Says where a port of a container can be reached from outside.</summary>
internal static class PortVerb
{
    public static VerbCommand Create()
    {
        var index = Flag.Number("index", null, "Which container of the service");
        var protocol = Flag.Choice("protocol", null, "Protocol of the port", "tcp", "tcp", "udp", "sctp");
        var service = Operand.Service();
        var port = Operand.One("PRIVATE_PORT");
        return new VerbCommand("port", "Show where a port is published")
        {
            Group = VerbGroup.Look,
            Options = { index, protocol },
            Arguments = { service, port },
            Examples = [("port web 80", "Prints something like 0.0.0.0:8080"), ("port --protocol udp dns 53", "Not TCP")],
            Run = async (call, cancellationToken) =>
            {
                if (!ushort.TryParse(call.Get(port), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    throw new CommandFailed($"invalid port \"{call.Get(port)}\": expected a number up to 65535");
                var wanted = call.Get(protocol) ?? "tcp";
                var containers = call.ContainersOf(call.ProjectName(cancellationToken));
                var container = await containers.ChooseAsync(call.Get(service) ?? "", call.Get(index) ?? 0, all: false, cancellationToken).ConfigureAwait(false);
                var published = container.Ports.Where(static p => p.PublicPort > 0).OrderBy(static p => p.PrivatePort).ThenBy(static p => p.IP ?? "", StringComparer.Ordinal).ToList();
                var found = published.Find(p => p.PrivatePort == number && p.Type == wanted)
                    ?? throw new CommandFailed($"no port {number}/{wanted} for container {container.Name}: {string.Join(", ", published.Select(Shown).Distinct())}".TrimEnd(' ', ':'));
                call.Out.WriteLine(found.IP is { } ip && ip.Contains(':') ? $"[{ip}]:{found.PublicPort}" : $"{found.IP}:{found.PublicPort}");
                return ExitCode.Ok;
            },
        };
    }

    private static string Shown(PortSummary port) => $"{port.PrivatePort}/{port.Type}";
}
