using System.Collections.Immutable;
using System.Globalization;
using Compose.Model.Services;
using Compose.Model.Text;

namespace Compose.Lint.Rules;

/// <summary>A host port used by a service.</summary>
/// <param name="Address">As typed, without brackets; empty for every address.</param>
/// <param name="First">First of the candidate host ports, of which one is used.</param>
internal sealed record HostBinding(Service Service, string Address, int First, int Last, string Protocol, Location At)
{
    public bool IsFixed => First == Last;

    public static IEnumerable<HostBinding> Of(Service service)
    {
        if (service.NetworkMode is not null)
            yield break;
        foreach (var port in service.Ports)
        {
            if (port.Published is not { Length: > 0 } published)
                continue;
            var dash = published.IndexOf('-');
            if (
                !TryPort(dash < 0 ? published : published[..dash], out var first)
                || !TryPort(dash < 0 ? published : published[(dash + 1)..], out var last)
            )
                continue;
            if (first == 0)
                continue;
            yield return new HostBinding(
                service,
                (port.HostIp ?? "").Trim('[', ']'),
                first,
                last,
                port.Protocol,
                Unquoted(port.PlaceOf("published"))
            );
        }
    }

    private static Location Unquoted(Location at) =>
        at.Span.Length > 2 && at.Characters[0] is '"' or '\'' ? at.Part(1, at.Span.Length - 2) : at;

    public static ImmutableArray<HostBinding> OfAll(IEnumerable<Service> services) =>
        [.. services.SelectMany(Of).OrderBy(static b => b.At.Source.Path, StringComparer.Ordinal).ThenBy(static b => b.At.Span.Start)];

    /// <summary>Whether both use the same port on a common address.</summary>
    public bool Clashes(HostBinding other) => First == other.First && Protocol == other.Protocol && SharesAddress(other);

    /// <summary>No address means all; 0.0.0.0 means all of IPv4 and :: all of IPv6.</summary>
    private bool SharesAddress(HostBinding other)
    {
        var (a, b) = (Address, other.Address);
        if (a.Length == 0 || b.Length == 0 || a == b)
            return true;
        if (a.Contains(':') != b.Contains(':'))
            return false;
        return a is "0.0.0.0" or "::" || b is "0.0.0.0" or "::";
    }

    public override string ToString() => $"{(Address.Length == 0 ? "" : Address + ":")}{First}/{Protocol}";

    private static bool TryPort(string text, out int port) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port);
}
