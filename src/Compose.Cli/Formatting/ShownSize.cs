using System.Globalization;

namespace Compose.Cli.Formatting;

/// <summary>Byte counts in docker's format: powers of 1000, four significant digits for image sizes, three for progress.</summary>
internal static class ShownSize
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];
    private static readonly string[] BinaryUnits = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary><c>4.14MB</c></summary>
    public static string Short(long bytes) => Format(bytes, 1000, Units, 3);

    /// <summary><c>1.5GiB</c>, for memory.</summary>
    public static string Binary(double bytes) => Format(bytes, 1024, BinaryUnits, 4);

    private static string Format(double value, double step, string[] units, int digits)
    {
        var unit = 0;
        while (value >= step && unit < units.Length - 1)
        {
            value /= step;
            unit++;
        }

        return Significant(value, digits) + units[unit];
    }

    /// <summary>Formats like C's %.4g: no trailing zeros, no exponent at these magnitudes.</summary>
    private static string Significant(double value, int digits)
    {
        if (value == 0)
            return "0";
        var whole = (int)Math.Floor(Math.Log10(Math.Abs(value))) + 1;
        var decimals = Math.Clamp(digits - Math.Max(whole, 1), 0, 15);
        return Math.Round(value, decimals).ToString("0.###############", CultureInfo.InvariantCulture);
    }
}
