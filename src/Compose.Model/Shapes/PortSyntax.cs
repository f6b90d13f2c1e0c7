using System.Globalization;
using System.Net;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>The short form of a port: <c>[[address:][host]:]container[/protocol]</c>, where ports may be ranges (spec 1.10).</summary>
public static class PortSyntax
{
    /// <summary>One binding. <paramref name="Published"/> is empty, a port, or a range to choose from.</summary>
    public readonly record struct Binding(string HostIp, string Published, int Target, string Protocol);

    /// <summary>The default protocol.</summary>
    public const string DefaultProtocol = "tcp";

    private const string HostPort = "hostPort";
    private const string ContainerPort = "containerPort";

    private readonly record struct Range(int First, int Last)
    {
        public int Length => Last - First;
    }

    /// <summary>The bindings in the reference's order, by text: 10, 11, 8, 9. Null when malformed.</summary>
    public static List<Binding>? Parse(string text) => Read(text, out var bindings) is null ? bindings : null;

    internal static Mistake? Check(string text) => Read(text, out _);

    /// <summary>The host address in the long form, which does not allow brackets.</summary>
    internal static Mistake? CheckHostIp(string text) =>
        text.Length == 0 || IsAddress(text)
            ? null
            : Wrong(
                new TextSpan(0, text.Length),
                $"invalid ip address: {text}",
                text is ['[', .., ']'] ? $"write `{text[1..^1]}`" : "use a host address, such as `127.0.0.1`"
            );

    /// <summary>The host port in the long form. The reference accepts any text; invalid ports are warned about.</summary>
    internal static Mistake? CheckPublished(string text)
    {
        if (text.Length == 0 || ReadRange(text, new TextSpan(0, text.Length), HostPort, out _) is not { } mistake)
            return null;
        return mistake.Tolerated;
    }

    /// <summary>The container port in the long form. The reference accepts any number; invalid ports are warned about.</summary>
    internal static Mistake? CheckTarget(string text) => ReadPort(text, new TextSpan(0, text.Length), ContainerPort, out _)?.Tolerated;

    private static Mistake? Read(string text, out List<Binding> bindings)
    {
        bindings = [];
        var lastColon = text.LastIndexOf(':');
        var hostColon = lastColon > 0 ? text.LastIndexOf(':', lastColon - 1) : -1;
        var containerAt = lastColon + 1;
        var slash = text.IndexOf('/', containerAt);
        var container = TextSpan.Between(containerAt, slash < 0 ? text.Length : slash);
        var host = TextSpan.Between(hostColon + 1, Math.Max(lastColon, hostColon + 1));
        var protocol = slash < 0 || slash + 1 == text.Length ? DefaultProtocol : text[(slash + 1)..].ToLowerInvariant();

        if (container.Length == 0)
            return Wrong(
                new TextSpan(containerAt, 0),
                $"no port specified: {text}<empty>",
                "write `host:container`, or the container's port alone"
            );
        if (ReadAddress(text, hostColon, out var address) is { } badAddress)
            return badAddress;
        if (ReadRange(text, container, ContainerPort, out var targets) is { } badTarget)
            return badTarget;
        if (targets.First == 0)
            return Wrong(container, "invalid containerPort: 0 does not exist", "write a port from 1 to 65535");
        var published = default(Range);
        if (host.Length > 0 && ReadRange(text, host, HostPort, out published) is { } badHost)
            return badHost;
        if (host.Length > 0 && targets.Length != published.Length && targets.Length > 0)
            return Wrong(
                host,
                $"invalid ranges specified for container and host Ports: {text.AsSpan(container.Start, container.Length)} and "
                    + $"{text.AsSpan(host.Start, host.Length)}",
                "give both ranges the same length"
            );
        if (protocol is not (DefaultProtocol or "udp" or "sctp"))
            return Wrong(TextSpan.Between(slash + 1, text.Length), $"invalid proto: {text[(slash + 1)..]}", "write `tcp`, `udp` or `sctp`");

        for (var i = 0; i <= targets.Length; i++)
        {
            var port =
                host.Length == 0 ? ""
                : targets.Length == 0 && published.Length > 0 ? $"{published.First}-{published.Last}"
                : (published.First + i).ToString(CultureInfo.InvariantCulture);
            bindings.Add(new Binding(address, port, targets.First + i, protocol));
        }

        if (bindings.Count > 1)
            bindings.Sort(static (a, b) => string.CompareOrdinal($"{a.Target}/", $"{b.Target}/"));
        return null;
    }

    private static Mistake? ReadAddress(string text, int end, out string address)
    {
        address = end < 0 ? "" : text[..end];
        if (address.StartsWith('[') && address.EndsWith(']'))
            address = address[1..^1];
        return end < 0 || address.Length == 0 || IsAddress(address)
            ? null
            : Wrong(
                new TextSpan(0, end),
                $"invalid IP address: {text[..end]}",
                "use a host address, such as `127.0.0.1` or `[::1]`"
            );
    }

    /// <summary>An address without a zone; IPv4 requires four decimal parts.</summary>
    internal static bool IsAddress(string text) =>
        IPAddress.TryParse(text, out _)
        && (text.Contains(':') ? !text.Contains('%') && !text.StartsWith('[') : text.Count(static c => c == '.') == 3 && IsDotted(text));

    private static bool IsDotted(string text)
    {
        foreach (var part in text.Split('.'))
            if (part is "" or { Length: > 3 } or ['0', _, ..] || part.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
                return false;
        return true;
    }

    private static Mistake? ReadRange(string text, TextSpan part, string what, out Range range)
    {
        range = default;
        var dash = text.IndexOf('-', part.Start, part.Length);
        var first = TextSpan.Between(part.Start, dash < 0 ? part.End : dash);
        if (ReadPort(text, first, what, out var from) is { } wrong)
            return wrong;
        range = new Range(from, from);
        if (dash < 0)
            return null;
        if (ReadPort(text, TextSpan.Between(dash + 1, part.End), what, out var to) is { } wrongEnd)
            return wrongEnd;
        range = new Range(from, to);
        return to < from ? Wrong(part, $"invalid {what}: {from}-{to} ends before it begins", $"write `{to}-{from}`") : null;
    }

    private static Mistake? ReadPort(string text, TextSpan part, string what, out int port)
    {
        port = 0;
        var digits = text.AsSpan(part.Start, part.Length);
        if (digits.IsEmpty || digits.IndexOfAnyExceptInRange('0', '9') >= 0)
            return Wrong(part, $"invalid {what}: {digits}", "write a number from 0 to 65535");
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= 65535)
            return null;
        return Wrong(part, $"invalid {what}: {digits} is too large", "ports range from 0 to 65535");
    }

    private static Mistake Wrong(TextSpan part, string message, string help) => new(ShapeDiagnostics.InvalidPort, part, message, help);
}
