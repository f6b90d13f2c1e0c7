namespace Compose.Model.Syntax.Scanning;

// %YAML and %TAG.
internal sealed partial class Scanner
{
    private void FetchDirective()
    {
        CloseBlocks(-1);
        DropKey();
        keyAllowed = false;
        if (Failure is not null)
            return;
        var start = at;
        var nameEnd = EndOfWord(++at);
        var name = text[at..nameEnd];
        at = nameEnd;
        if (!IsBlankOrEnd(at) || name is not ("YAML" or "TAG"))
        {
            Fail(
                start,
                Math.Max(at, start + 1),
                $"`%{name}` is not a directive",
                "a line that starts with `%` is a directive: quote the text, or indent it"
            );
            return;
        }

        SkipBlanks();
        var token = name == "YAML" ? ReadVersion(start) : ReadTagDirective(start);
        if (Failure is not null)
            return;
        if (!SkipRestOfLine())
            Fail(at, EndOfLine(at), $"unexpected text after `%{name}`", "remove the rest of the line");
        Emit(token);
    }

    private Token ReadVersion(int start)
    {
        var from = at;
        var dot = EndOfDigits(at);
        var end = dot < text.Length && text[dot] == '.' ? EndOfDigits(dot + 1) : dot;
        if (dot - from is < 1 or > 2 || end - dot - 1 is < 1 or > 2)
            Fail(start, Math.Max(end, start + 5), "`%YAML` needs a version", "write `%YAML 1.1`, or remove the line");
        else
            at = end;
        return new Token(TokenKind.VersionDirective, start, at, text[Math.Min(from, at)..at]);
    }

    private int EndOfDigits(int offset)
    {
        while (offset < text.Length && char.IsAsciiDigit(text[offset]))
            offset++;
        return offset;
    }

    private Token ReadTagDirective(int start)
    {
        var from = at;
        if (Peek == '!')
        {
            var word = EndOfWord(at + 1);
            at = word < text.Length && text[word] == '!' ? word + 1 : at + 1;
        }

        var handle = text[Math.Min(from, at)..at];
        if (at < text.Length && IsBlank(text[at]))
            SkipBlanks();
        else
            handle = "";
        var prefix = ReadUri(verbatim: true);
        if (handle.Length == 0 || prefix.Length == 0 || !IsBlankOrEnd(at))
            Fail(start, EndOfLine(start), "`%TAG` needs a handle and a prefix", "write `%TAG !name! prefix`, or remove the line");
        return new Token(TokenKind.TagDirective, start, at, handle, prefix);
    }
}
