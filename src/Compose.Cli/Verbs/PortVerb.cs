using System.Globalization;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Engine.Wire;

namespace Compose.Cli.Verbs;

/// <summary>Prints the public address of a container's port.</summary>
internal static class PortVerb
{
    public static VerbCommand Create()
    {
        var index = Flag.Number("index", null, "Index of the container if the service has several replicas");
        var protocol = Flag.Text("protocol", null, "Protocol of the port: tcp, udp or sctp", "PROTOCOL", "tcp");
        var service = Operand.Service();
        var port = Operand.Optional("PRIVATE_PORT");
        return new VerbCommand("port", "Show where ports are published")
        {
            Group = VerbGroup.Look,
            Options = { index, protocol },
            Arguments = { service, port },
            Examples =
            [
                ("port web 80", "Prints something like 0.0.0.0:8080"),
                ("port --protocol udp dns 53", "Not TCP"),
                ("port web", "All of them"),
            ],
            Run = async (call, cancellationToken) =>
            {
                var number = Number(call.Get(port));
                var wanted = number is null && !call.Given(protocol) ? null : Protocol(call.Get(protocol));
                var containers = call.ContainersOf(call.ProjectName(cancellationToken));
                var container = await containers
                    .ChooseAsync(call.Get(service) ?? "", call.Get(index) ?? 0, all: false, cancellationToken)
                    .ConfigureAwait(false);
                var published = container
                    .Ports.Where(static p => p.PublicPort > 0)
                    .OrderBy(static p => p.PrivatePort)
                    .ThenBy(static p => p.IP ?? "", StringComparer.Ordinal)
                    .ToList();
                if (number is null)
                {
                    foreach (var one in published.Where(p => wanted is null || p.Type == wanted))
                        call.Out.WriteLine($"{Shown(one)} -> {Address(one)}");
                    return ExitCode.Ok;
                }

                var found =
                    published.Find(p => p.PrivatePort == number && p.Type == wanted)
                    ?? throw new CommandFailed($"no port {number}/{wanted} for container {container.Name}: {Listed(published)}");
                call.Out.WriteLine(Address(found));
                return ExitCode.Ok;
            },
        };
    }

    private static ushort? Number(string? text) =>
        text switch
        {
            null => null,
            _ when ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
            _ => throw new CommandFailed($"invalid port \"{text}\": expected a number up to 65535"),
        };

    private static string Protocol(string? text) =>
        text?.ToLowerInvariant() switch
        {
            null => "tcp",
            "tcp" or "udp" or "sctp" => text.ToLowerInvariant(),
            _ => throw new CommandFailed(
                $"unsupported --protocol value \"{text}\": use one of tcp, udp, sctp{DidYouMean.For(text, ["tcp", "udp", "sctp"])}"
            ),
        };

    private static string Address(PortSummary port) =>
        port.IP is { } ip && ip.Contains(':') ? $"[{ip}]:{port.PublicPort}" : $"{port.IP}:{port.PublicPort}";

    private static string Listed(List<PortSummary> published) =>
        published.Count == 0 ? "it publishes none" : string.Join(", ", published.Select(Shown).Distinct());

    private static string Shown(PortSummary port) => $"{port.PrivatePort}/{port.Type}";
}
