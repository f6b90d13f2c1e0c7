using System.Buffers;
using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Variables;

/// <summary>Parses the <c>.env</c> format in a single pass.</summary>
internal sealed class DotEnvParser
{
    /// <summary>Blanks within a line.</summary>
    internal const string Blank = " \t\v\f\r\u0085\u00a0";

    private const string LineForm = "a line is `NAME=value`; a value that spans several lines needs quotes";

    private static readonly SearchValues<char> Blanks = SearchValues.Create(Blank);
    private static readonly SearchValues<char> BlanksAndBreaks = SearchValues.Create(Blank + "\n");

    private readonly SourceText source;
    private readonly string text;
    private readonly Func<string, string?> outside;
    private readonly Func<string, string?> lookup;
    private readonly DiagnosticSink sink;
    private readonly VariableList found = new();
    private readonly UnsetVariables unset;
    private int at;

    // After an unterminated quote, the lines below may be inside a value, so their errors are not reported.
    private bool quiet;

    public DotEnvParser(SourceText source, Func<string, string?> stronger, Func<string, string?> earlier, DiagnosticSink sink)
    {
        this.source = source;
        text = source.Text;
        this.sink = sink;
        outside = name => stronger(name) ?? earlier(name);
        lookup = name => stronger(name) ?? found.Find(name) ?? earlier(name);
        unset = new UnsetVariables(VariableScope.Empty);
        at = text.StartsWith('\uFEFF') ? 1 : 0;
    }

    public ImmutableArray<Variable> Parse()
    {
        while (SkipToStatement())
            Statement();
        unset.Report(sink);
        return found.ToImmutable();
    }

    private bool SkipToStatement()
    {
        while (true)
        {
            at += CountLeading(BlanksAndBreaks);
            if (at >= text.Length)
                return false;
            if (text[at] != '#')
                return true;
            at = EndOfLine(at);
        }
    }

    private void Statement()
    {
        if (text.AsSpan(at).StartsWith("export") && at + 6 < text.Length && Blanks.Contains(text[at + 6]))
        {
            at += 6;
            at += CountLeading(Blanks);
        }

        var start = at;
        var end = at;
        while (end < text.Length && (IsNamePart(text[end]) || Blanks.Contains(text[end])))
            end++;
        var stop = end < text.Length ? text[end] : '\n';
        var name = text.AsSpan(start, end - start).TrimEnd(Blank);
        at = Math.Min(end + 1, text.Length);
        if (stop is not ('=' or ':' or '\n'))
        {
            var shown = char.IsControl(stop) ? $"U+{(int)stop:X4}" : stop.ToString();
            Refuse(end, 1, $"unexpected character \"{shown}\" in variable name", LineForm);
            at = EndOfLine(end);
        }
        else if (name.IndexOfAny(Blanks) is >= 0 and var blank)
        {
            Refuse(start + blank, 1, "key cannot contain a space: remove it from the variable's name", LineForm);
            at = EndOfLine(end);
        }
        else if (name.IsEmpty && stop == '\n')
        {
            return; // `export` without a name
        }
        else
        {
            if (name.IsEmpty)
                Add(VariableDiagnostics.Nameless(new Location(source, new TextSpan(start, end - start + 1))));
            var place = new Location(source, new TextSpan(start, name.Length));
            var value = stop == '\n' ? outside(name.ToString()) : Value();
            if (value is not null)
                found.Set(new Variable(name.ToString(), value, place));
        }
    }

    /// <summary>The value after the separator; null when its quote is unterminated.</summary>
    private string? Value()
    {
        at += CountLeading(Blanks);
        if (at < text.Length && text[at] is '"' or '\'')
            return Quoted(text[at]);
        var start = at;
        at = EndOfLine(at);
        var line = text.AsSpan(start, at - start);
        if (line.IndexOf(" #") is >= 0 and var comment)
            line = line[..comment];
        var value = line.TrimEnd(Blank).ToString();
        return Expand(value, new DotEnvOffsets(start, null));
    }

    private string? Quoted(char quote)
    {
        var open = at;
        var close = open + 1;
        while (close < text.Length && text[close] != quote)
            close += text[close] == '\\' ? 2 : 1;
        if (close >= text.Length)
        {
            at = EndOfLine(open);
            Refuse(
                open,
                1,
                "unterminated quoted value: the quote that opens here is never closed",
                $"close it with `{quote}`; a quote inside the value is written `\\{quote}`"
            );
            quiet = true;
            return null;
        }

        at = close + 1;
        WarnOfRest();
        var inner = text.AsSpan(open + 1, close - open - 1);
        if (inner.Contains("\r\n", StringComparison.Ordinal) || inner.Contains('\\'))
            return Escaped(open + 1, close, quote);
        return quote == '"' ? Expand(inner.ToString(), new DotEnvOffsets(open + 1, null)) : inner.ToString();
    }

    /// <summary>A shell would append the following text to the value.</summary>
    private void WarnOfRest()
    {
        var start = at + CountLeading(Blanks);
        if (start < text.Length && text[start] is not ('#' or '\n'))
            Add(VariableDiagnostics.AfterQuote(new Location(source, TextSpan.Between(start, EndOfLine(start)))));
    }

    private string Escaped(int start, int end, char quote)
    {
        var (value, offsets) = DotEnvEscapes.Decode(text, start, end, quote);
        return quote == '"' ? Expand(value, new DotEnvOffsets(start, offsets)) : value;
    }

    private string Expand(string value, DotEnvOffsets offsets)
    {
        if (!value.Contains('$'))
            return value;
        var template = Template.Parse(value);
        foreach (var error in template.Errors)
            Add(VariableDiagnostics.Malformed(error, offsets.Locate(source, error.Span)));
        var expansion = template.Expand(lookup);
        foreach (var use in expansion.Uses)
        {
            var place = offsets.Locate(source, use.Part.Span);
            if (use.IsUnset)
                unset.Note(use.Part.Name, place);
            if (use.Demand is { } demand)
                Add(VariableDiagnostics.Required(use.Part.Name, use.Value is not null, demand, place, null));
        }

        return expansion.Text;
    }

    private void Refuse(int start, int length, string message, string help) =>
        Add(VariableDiagnostics.EnvLine(new Location(source, new TextSpan(start, length)), message, help));

    private void Add(Diagnostic diagnostic)
    {
        if (!quiet)
            sink.Add(diagnostic);
    }

    private int CountLeading(SearchValues<char> values)
    {
        var count = text.AsSpan(at).IndexOfAnyExcept(values);
        return count < 0 ? text.Length - at : count;
    }

    private int EndOfLine(int from) => text.IndexOf('\n', from) is >= 0 and var end ? end : text.Length;

    private static bool IsNamePart(char c) =>
        char.IsAsciiLetterOrDigit(c)
        || c is '_' or '.' or '-' or '[' or ']'
        || (c > '\x7f' && (char.IsLetter(c) || char.IsNumber(c) || char.IsSurrogate(c)));
}

/// <summary>Offsets of a value's characters: consecutive from a start, or individual.</summary>
internal readonly record struct DotEnvOffsets(int Start, int[]? Each)
{
    public Location Locate(SourceText source, TextSpan span) =>
        Each is null
            ? new Location(source, new TextSpan(Start + span.Start, span.Length))
            : new Location(source, TextSpan.Between(Each[span.Start], Each[span.End]));
}
