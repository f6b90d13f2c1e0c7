namespace Compose.Model.Shapes;

/// <summary>
/// MAC addresses of a container's interface: six bytes, as pairs with `:` or `-`, or as groups of four digits with `.`. The engine
/// rejects other texts, and the kernel rejects multicast addresses and zero.
/// </summary>
internal static class HardwareAddress
{
    private const int Length = 6;

    public static Mistake? Check(string text)
    {
        if (text.Length == 0)
            return null;
        if (Parse(text) is not { } bytes)
            return Invalid(text, "is not a MAC address", "write six pairs of hexadecimal digits: `02:42:ac:11:00:02`");
        return (bytes[0] & 1) == 1 ? Invalid(text, "is a multicast address, which no interface can have", "begin it with `02`")
            : bytes.AsSpan().ContainsAnyExcept((byte)0) ? null
            : Invalid(text, "is an empty address, which no interface can have", "begin it with `02`");
    }

    private static Mistake Invalid(string text, string problem, string help) =>
        Mistake.Of(ShapeDiagnostics.InvalidIp, text, $"`{text}` {problem}", help);

    private static byte[]? Parse(string text)
    {
        var separator = text.Length > 2 && text[2] is ':' or '-' ? text[2] : '.';
        var groups = text.Split(separator);
        var width = separator == '.' ? 4 : 2;
        if (groups.Length * width != Length * 2 || groups.Any(group => group.Length != width || !group.All(char.IsAsciiHexDigit)))
            return null;
        return Convert.FromHexString(string.Concat(groups));
    }
}
