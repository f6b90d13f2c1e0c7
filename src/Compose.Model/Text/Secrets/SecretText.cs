using System.Buffers;

namespace Compose.Model.Text.Secrets;

/// <summary>
/// Finds secrets in a line of a file by the names before them, the passwords of addresses, and the lines of a block below such a name. It
/// reads characters, not nodes: what is shown of a file that cannot be parsed must not give them away either.
/// </summary>
internal static class SecretText
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-."
    );

    private static readonly SearchValues<char> VariableCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
    );

    // Lines; a chain of certificates has as many.
    private const int LongestBlock = 300;

    // A line may be megabytes long; no more than this is shown of it before and after a place.
    private const int Shown = 2000;

    /// <summary>The secrets in the line of a location, or near it in a very long line, as spans of the file in order.</summary>
    public static IReadOnlyList<TextSpan> In(Location at)
    {
        var (source, position) = (at.Source, at.Start);
        var line = source.Line(position.Line);
        var start = source.StartOfLine(position.Line);
        if (IsInSecretBlock(source, position.Line))
            return [TextSpan.Between(start + IndentOf(line), start + line.TrimEnd().Length)];
        var from = Math.Clamp(position.Column - 1 - Shown, 0, line.Length);
        var text = line[from..Math.Min(line.Length, from + Shown + Shown)].ToString();
        start += from;
        return [.. In(text).Select(span => span with { Start = start + span.Start })];
    }

    /// <summary>The secrets in a line, as spans of it in order.</summary>
    public static IReadOnlyList<TextSpan> In(string line)
    {
        var found = new List<TextSpan>();
        foreach (var span in Named(line).Concat(AddressPasswords.In(line)).OrderBy(static span => span.Start))
            if (found.Count == 0 || span.Start >= found[^1].End)
                found.Add(span);
        return found;
    }

    /// <summary>The values of names that say so: <c>NAME: value</c>, <c>NAME=value</c>, <c>--name=value</c>.</summary>
    private static IEnumerable<TextSpan> Named(string line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] is not ('=' or ':') || (line[at] == ':' && at + 1 < line.Length && line[at + 1] is not (' ' or '\t')))
                continue;
            var end = line.AsSpan(0, at).TrimEnd().TrimEnd("\"'").Length;
            var start = line.AsSpan(0, end).LastIndexOfAnyExcept(NameCharacters) + 1;
            if (start == end || !SecretNames.Include(line[start..end]) || ValueAt(line, start, at) is not { Length: > 0 } value)
                continue;
            foreach (var part in Typed(line, value))
                yield return part;
            at = value.End - 1;
        }
    }

    /// <summary>The value after a name and its separator, without quotes.</summary>
    private static TextSpan ValueAt(string line, int name, int separator)
    {
        var start = separator + 1;
        while (start < line.Length && line[start] is ' ' or '\t')
            start++;
        if (start == line.Length || line[start] is '|' or '>' or '[' or '{' or '*' or '#')
            return default;
        if (line[start] is '"' or '\'')
        {
            var close = line.IndexOf(line[start], start + 1);
            return TextSpan.Between(start + 1, close < 0 ? line.Length : close);
        }

        // The quote before the name ends the value, or blanks in a longer text, or what ends a plain scalar.
        var before = line.AsSpan(0, name).TrimEnd();
        var isItem = before.TrimStart(" \t-").IsEmpty;
        var end =
            before.EndsWith("\"") || before.EndsWith("'") ? line.IndexOf(before[^1], start)
            : line[separator] == '=' && !isItem ? line.AsSpan(start).IndexOfAny(" \t\"',]};&|") + start
            : line.AsSpan(0, name).ContainsAny('{', '[') ? line.AsSpan(start).IndexOfAny(",]}") + start
            : line.IndexOf(" #", start, StringComparison.Ordinal);
        return new TextSpan(start, line.AsSpan(start..(end < start ? line.Length : end)).TrimEnd().Length);
    }

    /// <summary>The parts that are typed: all of it, or what is beside variables and their defaults in <c>${NAME:-default}</c>.</summary>
    private static IEnumerable<TextSpan> Typed(string line, TextSpan value)
    {
        var text = line.AsSpan(value.Start, value.Length);
        if (!text.Contains('$'))
            return SecretNames.IsLikelyValue(text) ? [value] : [];
        var parts = new List<TextSpan>();
        var from = value.Start;
        for (var at = value.Start; at < value.End; at++)
        {
            if (line[at] != '$' || at + 1 == value.End)
                continue;
            if (line[at + 1] == '$')
            {
                at++;
                continue;
            }

            parts.Add(TextSpan.Between(from, at));
            var name = at + (line[at + 1] == '{' ? 2 : 1);
            var end = line.AsSpan(name, value.End - name).IndexOfAnyExcept(VariableCharacters);
            from = end < 0 ? value.End : name + end;
            at = from - 1;
        }

        parts.Add(TextSpan.Between(from, value.End));
        return parts.Select(part => WithoutOperator(line, part)).Where(static part => part.Length > 0);
    }

    /// <summary>Without the operator before a default and the brace after it.</summary>
    private static TextSpan WithoutOperator(string line, TextSpan part)
    {
        const string Signs = ":-?+{} ";
        var text = line.AsSpan(part.Start, part.Length);
        return TextSpan.Between(part.Start + (part.Length - text.TrimStart(Signs).Length), part.Start + text.TrimEnd(Signs).Length);
    }

    /// <summary>Whether the line belongs to a block scalar (<c>NAME: |</c>) whose name says that it is a secret.</summary>
    private static bool IsInSecretBlock(SourceText source, int line)
    {
        var indent = IndentOf(source.Line(line));
        for (var above = line - 1; above > Math.Max(0, line - LongestBlock) && indent > 0; above--)
        {
            var text = source.Line(above);
            if (text.IsWhiteSpace() || IndentOf(text) >= indent)
                continue;
            indent = IndentOf(text);
            var colon = text.IndexOf(':');
            var isHeader = colon > 0 && text.TrimEnd("+-0123456789 \t")[^1] is '|' or '>';
            if (isHeader && SecretNames.Include(text[..colon].Trim(" \t-\"'").ToString()))
                return true;
        }

        return false;
    }

    private static int IndentOf(ReadOnlySpan<char> line) => line.Length - line.TrimStart().Length;
}
