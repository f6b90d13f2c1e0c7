using System.Globalization;
using System.Net;

namespace Compose.Lint.Rules.Consistency;

/// <summary>Subnets as they are typed: bits after the prefix, which are none of the subnet's, are ignored.</summary>
internal static class Subnets
{
    /// <summary>Null when the text is no subnet.</summary>
    public static IPNetwork? Of(string? text)
    {
        var slash = text?.IndexOf('/') ?? -1;
        if (
            slash < 0
            || !IPAddress.TryParse(text.AsSpan(0, slash), out var address)
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        )
            return null;
        var bytes = address.GetAddressBytes();
        if (length > bytes.Length * 8)
            return null;
        for (var bit = length; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPNetwork(new IPAddress(bytes), length);
    }

    public static bool Overlap(IPNetwork a, IPNetwork b) => a.Contains(b.BaseAddress) || b.Contains(a.BaseAddress);

    /// <summary>Whether the address is the subnet's own or its broadcast address, which nothing can have.</summary>
    public static bool IsReserved(IPAddress address, IPNetwork subnet) =>
        address.Equals(subnet.BaseAddress) || (IsVersion4(subnet) && address.Equals(LastOf(subnet)));

    public static bool IsVersion4(IPNetwork subnet) => !subnet.BaseAddress.ToString().Contains(':');

    private static IPAddress LastOf(IPNetwork subnet)
    {
        var bytes = subnet.BaseAddress.GetAddressBytes();
        for (var bit = subnet.PrefixLength; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] |= (byte)(0x80 >> (bit % 8));
        return new IPAddress(bytes);
    }
}
