using System.Globalization;
using System.Net;
using System.Text;

namespace Compose.Lint.Rules.Consistency;

/// <summary>
/// The values that the engine's network drivers accept. They ignore options that they do not know, so a name is never wrong.
/// </summary>
internal static class NetworkDriverOptions
{
    /// <summary>What a network device can be called.</summary>
    public const string Device = "at most 15 characters, without blanks, `/` and `:`";

    private const string Any = "com.docker.network.";
    private const string Bridge = Any + "bridge.";
    private const int LongestDevice = 15;
    private static readonly string[] Flags = ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"];
    private static readonly string[] GatewayModes = ["nat", "nat-unprotected", "routed", "isolated"];

    /// <summary>What to write instead; null when the value is accepted.</summary>
    public static string? Wrong(string? driver, string option, string value) =>
        driver switch
        {
            null or "" or "bridge" => OfBridge(option, value),
            "macvlan" => option == "macvlan_mode" ? OneOf(value, ["bridge", "private", "vepa", "passthru"]) : null,
            "ipvlan" => option switch
            {
                "ipvlan_mode" => OneOf(value, ["l2", "l3", "l3s"]),
                "ipvlan_flag" => OneOf(value, ["bridge", "private", "vepa"]),
                _ => null,
            },
            _ => null,
        };

    /// <summary>Whether a network device can have the name.</summary>
    public static bool IsDevice(string name) =>
        name is not ("." or "..")
        && Encoding.UTF8.GetByteCount(name) <= LongestDevice
        && !name.Any(static c => c is '/' or ':' || char.IsWhiteSpace(c));

    private static string? OfBridge(string option, string value) =>
        option switch
        {
            Bridge + "enable_icc" or Bridge + "enable_ip_masquerade" or Bridge + "inhibit_ipv4" => Flag(value),
            Any + "enable_ipv4" or Any + "enable_ipv6" => Flag(value),
            Any + "driver.mtu" => IsMtu(value) ? null : "write a number from 68 to 65535",
            Bridge + "name" => value.Length == 0 || IsDevice(value) ? null : $"write {Device}",
            // The engine appends a number.
            Any + "container_iface_prefix" => IsDevice(value + "0") ? null : $"write {Device}, and leave one for the number",
            Bridge + "host_binding_ipv4" or Any + "host_ipv4" or Any + "host_ipv6" => IPAddress.TryParse(value, out _)
                ? null
                : "write an address of the host",
            Bridge + "gateway_mode_ipv4" or Bridge + "gateway_mode_ipv6" => OneOf(value, GatewayModes),
            _ => null,
        };

    private static string? Flag(string value) => Flags.Contains(value) ? null : "write `\"true\"` or `\"false\"`";

    private static bool IsMtu(string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var mtu) && mtu is 0 or >= 68 and <= 65535;

    private static string? OneOf(string value, string[] values) =>
        values.Contains(value) ? null : $"write {string.Join(", ", values[..^1].Select(Quoted))} or {Quoted(values[^1])}";

    private static string Quoted(string value) => $"`{value}`";
}
