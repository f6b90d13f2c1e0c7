using Compose.Engine.Wire;

namespace Compose.Cli.Formatting;

/// <summary>The PORTS column: first ranges published under the same numbers, then those that change.</summary>
internal static class PublishedPorts
{
    public static string Of(IReadOnlyList<PortSummary> ports)
    {
        var done = new List<string>();
        var open = new List<(string Address, string Type, int First, int Last)>();
        var moved = new List<string>();
        foreach (
            var port in ports
                .OrderBy(static p => p.PrivatePort)
                .ThenBy(static p => p.IP ?? "", StringComparer.Ordinal)
                .ThenBy(static p => p.PublicPort)
                .ThenBy(static p => p.Type, StringComparer.Ordinal)
        )
        {
            var address = port.IP ?? "";
            if (address.Length > 0 && port.PublicPort != port.PrivatePort)
            {
                moved.Add($"{Joined(address, port.PublicPort.ToString())}->{port.PrivatePort}/{port.Type}");
                continue;
            }

            var at = open.FindIndex(g => g.Address == address && g.Type == port.Type);
            if (at >= 0 && open[at].Last + 1 == port.PrivatePort)
            {
                open[at] = open[at] with { Last = port.PrivatePort };
                continue;
            }

            var group = (address, port.Type, port.PrivatePort, port.PrivatePort);
            if (at < 0)
            {
                open.Add(group);
                continue;
            }

            done.Add(Range(open[at]));
            open[at] = group;
        }

        return string.Join(", ", done.Concat(open.Select(Range)).Concat(moved));
    }

    private static string Range((string Address, string Type, int First, int Last) group)
    {
        var numbers = group.First == group.Last ? $"{group.First}" : $"{group.First}-{group.Last}";
        return group.Address.Length == 0 ? $"{numbers}/{group.Type}" : $"{Joined(group.Address, numbers)}->{numbers}/{group.Type}";
    }

    private static string Joined(string address, string port) => address.Contains(':') ? $"[{address}]:{port}" : $"{address}:{port}";
}
