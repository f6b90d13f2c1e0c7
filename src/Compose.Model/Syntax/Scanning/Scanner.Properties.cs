namespace Compose.Model.Syntax.Scanning;

// Anchors, aliases, tags.
internal sealed partial class Scanner
{
    private void FetchName(TokenKind kind)
    {
        SaveKey();
        keyAllowed = false;
        if (Failure is not null)
            return;
        var start = at++;
        while (at < text.Length && text[at] is > ' ' and <= '~' and not (':' or ',' or '[' or ']' or '{' or '}'))
            at++;
        var word = kind == TokenKind.Alias ? "alias" : "anchor";
        if (at == start + 1)
            Fail(SyntaxDiagnostics.Nameless(Between(start, at), word));
        else if (!IsBlankOrEnd(at) && text[at] is not (':' or ',' or ']' or '}'))
            Fail(at, at + 1, $"the name of an {word} cannot contain `{text[at]}`", "use letters, digits, `-` and `_`");
        else
            Emit(new Token(kind, start, at, text[(start + 1)..at]));
    }

    private void FetchTag()
    {
        SaveKey();
        keyAllowed = false;
        if (Failure is not null)
            return;
        var start = at;
        string handle,
            suffix;
        if (at + 1 < text.Length && text[at + 1] == '<')
        {
            at += 2;
            (handle, suffix) = ("", ReadUri(verbatim: true));
            if (suffix.Length == 0 || Peek != '>')
            {
                Fail(start, at, "this tag is not closed", "write `!<`, the tag, and `>`");
                return;
            }

            at++;
        }
        else
        {
            var word = EndOfWord(at + 1);
            var named = word < text.Length && text[word] == '!';
            handle = named ? text[at..(word + 1)] : "!";
            at += handle.Length;
            suffix = ReadUri(verbatim: false);
            if (suffix.Length == 0 && named)
                Fail(start, at, $"the name of a tag is missing after `{handle}`", "put it directly after the handle, or quote the value");
            // A lone `!` makes any value text.
            if (suffix.Length == 0)
                (handle, suffix) = ("", "!");
        }

        if (!IsBlankOrEnd(at))
        {
            var end = at;
            while (!IsBlankOrEnd(end))
                end++;
            Fail(SyntaxDiagnostics.TouchingTag(Between(start, end), text[start..at]));
        }

        Emit(new Token(TokenKind.Tag, start, at, handle, suffix));
    }

    /// <summary>The characters of a tag, escapes decoded.</summary>
    /// <param name="verbatim">Commas and brackets are part of it.</param>
    private string ReadUri(bool verbatim)
    {
        var start = at;
        while (
            at < text.Length
            && (IsWordCharacter(text[at]) || ";/?:@&=+$.!~*'()%".Contains(text[at]) || (verbatim && ",[]{}".Contains(text[at])))
        )
        {
            if (text[at] == '%' && !(at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2])))
            {
                Fail(at, at + 1, "two hexadecimal digits are expected after `%` in a tag", "write `%25` for the character itself");
                return "";
            }

            at += text[at] == '%' ? 3 : 1;
        }

        var uri = text[start..at];
        if (!uri.Contains('%'))
            return uri;
        var plain = Uri.UnescapeDataString(uri);
        if (plain.Contains('%') && !uri.Contains("%25", StringComparison.Ordinal))
            Fail(start, at, $"`{uri}` contains bytes that are not UTF-8", "write the tag without `%`");
        return plain;
    }
}
