using System.Text;

namespace Compose.Planning.Reports;

/// <summary>Texts of any content in Markdown.</summary>
internal static class Markdown
{
    /// <summary>In backticks; more of them than the text has in a row.</summary>
    public static string Code(string text)
    {
        var fence = "`";
        while (text.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        return text.StartsWith('`') || text.EndsWith('`') ? $"{fence} {text} {fence}" : $"{fence}{text}{fence}";
    }

    public static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
            _ = c is '\\' or '*' or '_' or '<' or '[' or ']' or '|' or '~' or '#' ? escaped.Append('\\').Append(c)
                : c is '\n' or '\r' ? escaped.Append(' ')
                : escaped.Append(c);
        return escaped.ToString();
    }
}
