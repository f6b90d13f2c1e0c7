using System.Buffers;
using System.Globalization;
using System.Text;

namespace Compose.Model.Output;

/// <summary>
/// Text escaped as by encoding/json: quotes, backslashes, control characters, <c>&lt; &gt; &amp;</c>, U+2028 and U+2029; the rest is raw.
/// </summary>
internal static class JsonText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\<>&\u2028\u2029\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"
    );

    public static void Append(StringBuilder output, string text)
    {
        output.Append('"');
        var rest = text.AsSpan();
        for (var next = rest.IndexOfAny(Escaped); next >= 0; next = rest.IndexOfAny(Escaped))
        {
            output.Append(rest[..next]);
            AppendEscape(output, rest[next]);
            rest = rest[(next + 1)..];
        }

        output.Append(rest).Append('"');
    }

    private static void AppendEscape(StringBuilder output, char c)
    {
        output.Append('\\');
        switch (c)
        {
            case '"' or '\\':
                output.Append(c);
                break;
            case '\b':
                output.Append('b');
                break;
            case '\f':
                output.Append('f');
                break;
            case '\n':
                output.Append('n');
                break;
            case '\r':
                output.Append('r');
                break;
            case '\t':
                output.Append('t');
                break;
            default:
                output.Append('u').Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                break;
        }
    }
}
