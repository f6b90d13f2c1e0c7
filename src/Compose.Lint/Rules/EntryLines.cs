using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules;

/// <summary>Removes an entry of a mapping with its lines.</summary>
internal static class EntryLines
{
    /// <summary>
    /// Null when that would touch anything else, such as a comment, when nothing would be left of the mapping, or when the entry came
    /// through an alias.
    /// </summary>
    public static TextEdit? Removal(Mapping mapping, Entry entry)
    {
        var (key, value) = (entry.Key.At, entry.Value.At);
        var source = mapping.At.Source;
        if (mapping.Count < 2 || key.Source != source || value.Source != source || value.Span.Start < key.Span.End)
            return null;
        var text = source.Text;
        var start = source.StartOfLine(key.Start.Line);
        var end = text.IndexOf('\n', value.Span.End) is >= 0 and var line ? line + 1 : text.Length;
        var isAlone =
            string.IsNullOrWhiteSpace(text[start..key.Span.Start])
            && string.IsNullOrWhiteSpace(text[value.Span.End..end])
            && !text.AsSpan(key.Span.Start, value.Span.End - key.Span.Start).Contains('#');
        return isAlone && text[mapping.At.Span.Start] != '{' ? new TextEdit(key with { Span = TextSpan.Between(start, end) }, "") : null;
    }
}
