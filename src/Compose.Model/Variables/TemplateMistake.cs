using Compose.Model.Text;

namespace Compose.Model.Variables;

/// <summary>Explains a malformed expression and suggests what was probably meant.</summary>
internal static class TemplateMistake
{
    private const string Literally = "to keep the characters as they are, double the dollar: `$${`";

    public static TemplateError Unclosed(string text, TextSpan span)
    {
        var nameEnd = NameEnd(text, span.Start + 2, span.End);
        var name = text[(span.Start + 2)..nameEnd];
        var way = name.Length > 0 && nameEnd == span.End ? $"close it: `${{{name}}}`" : "close it with `}`";
        return new TemplateError(
            span,
            $"`{Excerpt(text, span)}` has no closing `}}`",
            $"{way}; {Literally}",
            name.Length > 0 && nameEnd == span.End ? $"${{{name}}}" : null
        );
    }

    /// <summary>An expression whose last brace closes a nested one.</summary>
    public static TemplateError Unended(string text, TextSpan span)
    {
        var whole = text.Substring(span.Start, span.Length) + "}";
        return new TemplateError(
            span,
            $"`{Excerpt(text, span)}` has no closing `}}`: the last one closes the inner expression",
            whole.Length <= 60 ? $"close it: `{whole}`" : "add `}` at its end",
            whole
        );
    }

    public static TemplateError TooDeep(TextSpan span, int depth) =>
        new(span, $"expressions are nested more than {depth} deep", "move part of the value into a separate variable");

    /// <summary>The mistake in a closed expression, braces included in the span.</summary>
    public static TemplateError Of(string text, TextSpan span)
    {
        var inner = text[(span.Start + 2)..(span.End - 1)];
        var shown = Excerpt(text, span);
        if (inner.Trim().Length == 0)
            return new(span, $"`{shown}` has no variable name", $"write a name: `${{NAME}}`; {Literally}");

        var trimmed = inner.Trim(' ', '\t');
        var nameEnd = NameEnd(trimmed, 0, trimmed.Length);
        var name = trimmed[..nameEnd];
        var rest = trimmed[nameEnd..];
        if (name.Length == 0)
            return Nameless(span, shown, trimmed);
        if (rest.Length == 0)
            return Meant(span, $"`{shown}` has spaces around the name", $"${{{name}}}");
        if (rest.Contains('\n'))
            return new(span, $"the expression of `{name}` spans a line break", "keep the expression on one line");

        var operation = rest.TrimStart(' ', '\t');
        if (operation.Length < rest.Length && IsOperator(operation))
            return Meant(span, $"`{shown}` has spaces before the operator", $"${{{name}{operation}}}");
        if (IsSubstring(rest))
            return Shell(span, shown, "taking a substring of the value");
        return rest[0] switch
        {
            ':' when rest.Length > 1 && rest[1] == '=' => Meant(
                span,
                $"`{shown}` assigns a value, which is not supported here",
                $"${{{name}:-{rest[2..]}}}"
            ),
            '=' => Meant(span, $"`{shown}` assigns a value, which is not supported here", $"${{{name}-{rest[1..]}}}"),
            ':' when rest.Length == 1 => Meant(span, $"`{shown}` stops after the `:`", $"${{{name}}}"),
            ':' => Meant(
                span,
                $"`{shown}` has no operator: `:` is followed by `-`, `+` or `?`",
                $"${{{name}:-{rest[1..].TrimStart(' ')}}}"
            ),
            '/' => Shell(span, shown, "replacing in the value"),
            '^' or ',' => Shell(span, shown, "changing the case of the value"),
            '%' or '#' => Shell(span, shown, "trimming the value"),
            '@' or '[' => Shell(span, shown, "this form"),
            '.' => Meant(span, $"`{shown}` is not a name: only letters, digits and `_` can be used", $"${{{trimmed.Replace('.', '_')}}}"),
            _ => new(
                span,
                $"`{shown}` is not a variable: expected `}}` after the name `{name}`, or one of `:-` `-` `:+` `+` `:?` `?`",
                Literally
            ),
        };
    }

    private static TemplateError Nameless(TextSpan span, string shown, string inner) =>
        inner[0] switch
        {
            '#' => Shell(span, shown, "the length of a value"),
            '!' => Shell(span, shown, "indirect expansion"),
            >= '0' and <= '9' => new(span, $"`{shown}` is not a name: a name cannot start with a digit", Literally),
            '$' when NameEnd(inner, 1, inner.Length) is var end && end == inner.Length && end > 1 => Meant(
                span,
                $"`{shown}` has a `$` inside the braces",
                $"${{{inner[1..]}}}"
            ),
            _ => new(span, $"`{shown}` is not a name: it starts with a letter or `_`, then letters, digits and `_`", Literally),
        };

    private static TemplateError Meant(TextSpan span, string message, string replacement) =>
        new(span, message, $"did you mean `{replacement}`?", replacement);

    private static TemplateError Shell(TextSpan span, string shown, string what) =>
        new(
            span,
            $"`{shown}`: {what} is shell syntax, not supported in a compose file",
            $"put the resulting value in a separate variable; {Literally}"
        );

    private static bool IsOperator(string rest) => rest.AsSpan(rest.StartsWith(':') ? 1 : 0) is ['-' or '+' or '?', ..];

    /// <summary><c>:0:2</c>, but not <c>:8080</c>, which is a default without its dash.</summary>
    private static bool IsSubstring(string rest) =>
        rest.Length > 3 && rest[0] == ':' && rest.LastIndexOf(':') > 1 && rest.AsSpan().IndexOfAnyExcept("0123456789: ") < 0;

    private static int NameEnd(string text, int start, int end)
    {
        if (start >= end || !TemplateParser.IsNameStart(text[start]))
            return start;
        var at = start + 1;
        while (at < end && TemplateParser.IsNamePart(text[at]))
            at++;
        return at;
    }

    /// <summary>Shortens a long expression and cuts it at a line break: a message is one line.</summary>
    private static string Excerpt(string text, TextSpan span)
    {
        var shown = text.AsSpan(span.Start, span.Length);
        var lineEnd = shown.IndexOf('\n');
        var cut = lineEnd >= 0 || shown.Length > 60;
        if (lineEnd >= 0)
            shown = shown[..lineEnd].TrimEnd('\r');
        return cut ? string.Concat(shown[..Math.Min(shown.Length, 60)], "...") : shown.ToString();
    }
}
