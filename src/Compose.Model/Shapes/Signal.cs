using System.Globalization;
using Compose.Model.Diagnostics;

namespace Compose.Model.Shapes;

/// <summary>Signals by number or by name, with or without prefix (signal(7)). The engine takes every number but 0.</summary>
internal static class Signal
{
    private static readonly string[] Names =
    [
        "ABRT",
        "ALRM",
        "BUS",
        "CHLD",
        "CLD",
        "CONT",
        "FPE",
        "HUP",
        "ILL",
        "INT",
        "IO",
        "IOT",
        "KILL",
        "PIPE",
        "POLL",
        "PROF",
        "PWR",
        "QUIT",
        "SEGV",
        "STKFLT",
        "STOP",
        "SYS",
        "TERM",
        "TRAP",
        "TSTP",
        "TTIN",
        "TTOU",
        "URG",
        "USR1",
        "USR2",
        "VTALRM",
        "WINCH",
        "XCPU",
        "XFSZ",
    ];

    private static bool IsRealTime(string name, string end, char sign, int most) =>
        name == end
        || name.StartsWith(end + sign, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(end.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            && offset > 0
            && offset <= most;

    public static Mistake? Check(string text)
    {
        if (text.Length == 0)
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number != 0)
            return null;
        var name = text.ToUpperInvariant();
        if (name.StartsWith("SIG", StringComparison.Ordinal))
            name = name[3..];
        if (Names.Contains(name) || IsRealTime(name, "RTMIN", '+', 15) || IsRealTime(name, "RTMAX", '-', 14))
            return null;
        var meant = Spelling.Nearest(name, Names) is { } near ? $"SIG{near}" : null;
        return Mistake.Of(
            ShapeDiagnostics.InvalidLinuxValue,
            text,
            $"`{text}` is not a signal",
            meant is null ? "write a name such as `SIGTERM`" : $"did you mean `{meant}`?",
            meant
        );
    }
}
