using System.Globalization;

namespace Compose.Model.Shapes;

/// <summary>
/// A rule of a control group's list of devices: <c>c 1:3 rwm</c>. The engine takes only this form: the type (all, block or character),
/// one blank, major and minor number or <c>*</c>, one blank, and one to three of <c>r</c>, <c>w</c> and <c>m</c>.
/// </summary>
internal static class DeviceRule
{
    public static Mistake? Check(string text) =>
        text.Split(' ') is [var type, var numbers, var access]
        && type is "a" or "b" or "c"
        && numbers.Split(':') is [var major, var minor]
        && IsNumber(major)
        && IsNumber(minor)
        && access.Length is > 0 and <= 3
        && access.AsSpan().IndexOfAnyExcept("rwm") < 0
            ? null
            : Mistake.Of(
                ShapeDiagnostics.InvalidLinuxValue,
                text,
                $"`{text}` is not a device rule",
                "write type, numbers and access, each after one blank: `c 1:3 rwm`, `b 8:* r`"
            );

    private static bool IsNumber(string text) =>
        text == "*" || (uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number != uint.MaxValue);
}
