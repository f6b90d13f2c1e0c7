namespace Compose.Model.Shapes;

/// <summary>Permission bits as text: <c>0440</c> (spec 1.0).</summary>
public static class FileMode
{
    /// <summary>Parses octal text; null when absent or invalid.</summary>
    public static int? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var bits = 0L;
        foreach (var digit in text)
        {
            if (digit is < '0' or > '7')
                return null;
            bits = bits * 8 + (digit - '0');
            if (bits > int.MaxValue)
                return null;
        }

        return (int)bits;
    }

    /// <summary>Octal digits after a leading zero.</summary>
    public static string Format(long bits) => $"0{Convert.ToString(bits, 8)}";
}
