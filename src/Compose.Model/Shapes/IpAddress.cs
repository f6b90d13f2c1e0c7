using System.Globalization;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>Addresses and subnets. The reference checks neither, the engine does.</summary>
internal static class IpAddress
{
    public static Mistake? Check(string text) =>
        text.Length == 0 || PortSyntax.IsAddress(text)
            ? null
            : Mistake.Of(
                ShapeDiagnostics.InvalidIp,
                text,
                $"`{text}` is not an address",
                "write an IPv4 or IPv6 address"
            );

    public static Mistake? CheckVersion4(string text) => Check(text) ?? (text.Contains(':') ? OtherVersion(text, 6, 4) : null);

    public static Mistake? CheckVersion6(string text) =>
        Check(text) ?? (text.Length > 0 && !text.Contains(':') ? OtherVersion(text, 4, 6) : null);

    private static Mistake OtherVersion(string text, int version, int wanted) =>
        Mistake.Of(
            ShapeDiagnostics.InvalidIp,
            text,
            $"`{text}` is an IPv{version} address, not an IPv{wanted} address",
            $"set it as `ipv{version}_address`"
        );

    public static Mistake? CheckSubnet(string text)
    {
        if (text.Length == 0)
            return null;
        var slash = text.IndexOf('/');
        var address = slash < 0 ? text : text[..slash];
        if (Check(address) is { } mistake)
            return mistake;
        if (slash < 0)
            return Mistake.Of(ShapeDiagnostics.InvalidIp, text, $"`{text}` has no prefix length", $"write, for example, `{text}/24`");
        var most = address.Contains(':') ? 128 : 32;
        return int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= most
            ? null
            : new Mistake(
                ShapeDiagnostics.InvalidIp,
                TextSpan.Between(slash + 1, text.Length),
                $"`{text[(slash + 1)..]}` is not a prefix length",
                $"write a number from 0 to {most}"
            );
    }
}
