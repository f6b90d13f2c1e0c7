using System.Globalization;

namespace Compose.Planning.Fields;

/// <summary>Sizes as they are typed: <c>64m</c>.</summary>
internal static class Sizes
{
    /// <summary>The shortest exact text; null for 0, which means that no size is set.</summary>
    public static string? Text(long bytes)
    {
        if (bytes == 0)
            return null;
        var unit = 0;
        for (; unit < 4 && bytes % 1024 == 0; unit++)
            bytes /= 1024;
        return bytes.ToString(CultureInfo.InvariantCulture) + (unit == 0 ? "" : "kmgt"[unit - 1]);
    }
}
