using System.Text;

namespace Compose.Model.Variables;

/// <summary>Decodes escapes in quoted values of an env file.</summary>
internal static class DotEnvEscapes
{
    /// <summary>
    /// In single quotes only <c>\'</c> is an escape; in double quotes the usual letters, <c>\0</c> with three octal digits, and <c>\$</c>,
    /// which becomes <c>$$</c> for the interpolation that follows. Others stay unchanged. A line break becomes one LF, however the file
    /// ends its lines.
    /// </summary>
    /// <returns>The value, and the offset in the text of each of its characters and of its end.</returns>
    public static (string Value, int[] Offsets) Decode(string text, int start, int end, char quote)
    {
        var value = new StringBuilder(end - start);
        var offsets = new List<int>(end - start + 1);
        for (var at = start; at < end;)
        {
            var taken = 1;
            if (text[at] == '\r' && at + 1 < end && text[at + 1] == '\n')
                taken = 0;
            else if (text[at] == '\\' && at + 1 < end)
                taken = Escape(value, text.AsSpan(at, end - at), quote);
            else
                value.Append(text[at]);
            while (offsets.Count < value.Length)
                offsets.Add(at);
            at += Math.Max(1, taken);
        }

        offsets.Add(end);
        return (value.ToString(), [.. offsets]);
    }

    /// <summary>Appends the meaning of an escape and returns the escape's length.</summary>
    private static int Escape(StringBuilder value, ReadOnlySpan<char> rest, char quote)
    {
        if (rest[1] == quote)
        {
            value.Append(quote);
            return 2;
        }

        if (quote == '\'')
        {
            value.Append(rest[..2]);
            return 2;
        }

        if (rest[1] == '0')
            return Octal(value, rest);
        _ = rest[1] switch
        {
            'a' => value.Append('\a'),
            'b' => value.Append('\b'),
            'f' => value.Append('\f'),
            'n' => value.Append('\n'),
            'r' => value.Append('\r'),
            't' => value.Append('\t'),
            'v' => value.Append('\v'),
            '\\' => value.Append('\\'),
            '$' => value.Append("$$"),
            _ => value.Append(rest[..2]),
        };
        return 2;
    }

    private static int Octal(StringBuilder value, ReadOnlySpan<char> rest)
    {
        var digits = rest[2..Math.Min(5, rest.Length)];
        var count = digits.IndexOfAnyExceptInRange('0', '9');
        if (count >= 0)
            digits = digits[..count];
        if (digits is [>= '0' and <= '3', >= '0' and <= '7', >= '0' and <= '7'])
            value.Append((char)(((digits[0] - '0') << 6) | ((digits[1] - '0') << 3) | (digits[2] - '0')));
        else
            value.Append('\\').Append(digits);
        return 2 + digits.Length;
    }
}
