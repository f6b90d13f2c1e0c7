using System.Collections.Immutable;
using Compose.Model.Text;

namespace Compose.Model.Variables;

/// <summary>Parses the grammar of <see cref="Template"/> in one pass; time is bounded by length times nesting depth.</summary>
internal sealed class TemplateParser(string text)
{
    private const int MaxDepth = 64;

    private ImmutableArray<TemplateError>.Builder? errors;

    public Template Parse()
    {
        var parts = Parse(0, text.Length, 0);
        return new Template(text, parts, errors?.ToImmutable() ?? []);
    }

    private ImmutableArray<TemplatePart> Parse(int start, int end, int depth)
    {
        var parts = ImmutableArray.CreateBuilder<TemplatePart>(1);
        var literal = start;
        for (var at = start; at < end;)
        {
            var dollar = text.IndexOf('$', at, end - at);
            if (dollar < 0)
                break;
            var next = dollar + 1 < end ? text[dollar + 1] : '\0';
            if (next == '$')
            {
                Literal(parts, literal, dollar);
                literal = dollar + 1;
                at = dollar + 2;
            }
            else if (next == '{')
            {
                Literal(parts, literal, dollar);
                var part = Braced(dollar, end, depth);
                parts.Add(part);
                literal = at = part.Span.End;
            }
            else if (IsNameStart(next))
            {
                Literal(parts, literal, dollar);
                literal = at = EndOfName(dollar + 1, end);
                parts.Add(
                    new VariablePart(TextSpan.Between(dollar, at), text[(dollar + 1)..at], TemplateOperator.None, false, [], new(at, 0))
                );
            }
            else
            {
                at = dollar + 1;
            }
        }

        Literal(parts, literal, end);
        return parts.DrainToImmutable();
    }

    private static void Literal(ImmutableArray<TemplatePart>.Builder parts, int start, int end)
    {
        if (start < end)
            parts.Add(new LiteralPart(TextSpan.Between(start, end)));
    }

    private TemplatePart Braced(int dollar, int end, int depth)
    {
        var nameEnd = EndOfName(dollar + 2, end);
        if (nameEnd == dollar + 2 || nameEnd == end)
            return Malformed(dollar, end);
        var name = text[(dollar + 2)..nameEnd];
        if (text[nameEnd] == '}')
            return new VariablePart(TextSpan.Between(dollar, nameEnd + 1), name, TemplateOperator.None, false, [], new(nameEnd, 0));

        var colon = text[nameEnd] == ':';
        var sign = nameEnd + (colon ? 1 : 0);
        var operation =
            sign == end
                ? TemplateOperator.None
                : text[sign] switch
                {
                    '-' => TemplateOperator.Default,
                    '+' => TemplateOperator.Alternate,
                    '?' => TemplateOperator.Required,
                    _ => TemplateOperator.None,
                };
        if (operation == TemplateOperator.None)
            return Malformed(dollar, end);

        var lineEnd = text.IndexOf('\n', sign, end - sign);
        var close = Closing(dollar + 1, lineEnd < 0 ? end : lineEnd);
        // A word with a stray `{`, as in ${OPEN:-{}, still ends at the last brace of its line.
        if (close < 0 && text.AsSpan(sign, (lineEnd < 0 ? end : lineEnd) - sign).LastIndexOf('}') is >= 0 and var last)
        {
            close = sign + last;
            // When nested expressions lack one brace, it is the outer one's.
            if (HasOpen(sign, close))
                return Literal(dollar, close + 1, TemplateMistake.Unended(text, TextSpan.Between(dollar, close + 1)));
        }

        if (close < 0)
            return Malformed(dollar, end);
        if (depth == MaxDepth)
            return Literal(dollar, close + 1, TemplateMistake.TooDeep(TextSpan.Between(dollar, close + 1), MaxDepth));
        var word = TextSpan.Between(sign + 1, close);
        return new VariablePart(TextSpan.Between(dollar, close + 1), name, operation, colon, Parse(word.Start, word.End, depth + 1), word);
    }

    /// <summary>The offset of the brace that closes the one at <paramref name="open"/>, or -1.</summary>
    private int Closing(int open, int end)
    {
        var depth = 0;
        for (var at = open; at < end; at++)
        {
            if (text[at] == '{')
                depth++;
            else if (text[at] == '}' && --depth == 0)
                return at;
        }

        return -1;
    }

    /// <summary>Whether an expression starts in a word and does not end before the brace that would close the word.</summary>
    private bool HasOpen(int start, int close)
    {
        for (var at = start; at < close; at++)
        {
            if (text[at] != '$' || text[at + 1] != '{')
                continue;
            at = Closing(at + 1, close);
            if (at < 0)
                return true;
        }

        return false;
    }

    private LiteralPart Malformed(int dollar, int end)
    {
        var close = Closing(dollar + 1, end);
        if (close < 0)
            close = text.IndexOf('}', dollar, end - dollar);
        return close < 0
            ? Literal(dollar, end, TemplateMistake.Unclosed(text, TextSpan.Between(dollar, end)))
            : Literal(dollar, close + 1, TemplateMistake.Of(text, TextSpan.Between(dollar, close + 1)));
    }

    private LiteralPart Literal(int start, int end, TemplateError error)
    {
        (errors ??= ImmutableArray.CreateBuilder<TemplateError>()).Add(error);
        return new LiteralPart(TextSpan.Between(start, end));
    }

    private int EndOfName(int start, int end)
    {
        if (start >= end || !IsNameStart(text[start]))
            return start;
        var at = start + 1;
        while (at < end && IsNamePart(text[at]))
            at++;
        return at;
    }

    internal static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    internal static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
