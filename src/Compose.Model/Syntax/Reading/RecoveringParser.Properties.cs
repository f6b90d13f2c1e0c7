using Compose.Model.Syntax.Parsing;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Reading;

// Anchors, tags, aliases.
internal sealed partial class RecoveringParser
{
    private Properties ReadProperties()
    {
        var start = at;
        Target? anchor = null;
        string? tag = null;
        while (true)
        {
            var from = at;
            if (Current == '&')
            {
                var name = ReadName();
                if (name.Length == 0)
                    Report(SyntaxDiagnostics.Nameless(Between(from, at), "anchor"));
                else if (anchor is not null)
                    Report(SyntaxDiagnostics.Twice(Between(from, at), "anchor"));
                anchor = composer.Declare(name, Between(from, at));
            }
            else if (Current == '!')
            {
                while (!IsBlankOrEnd(at) && (flows == 0 || text[at] is not (',' or ']' or '}')))
                    at++;
                if (tag is not null)
                    Report(SyntaxDiagnostics.Twice(Between(from, at), "tag"));
                tag = text[from..at];
                var quote = tag.AsSpan().IndexOfAny('"', '\'', '[');
                if (quote > 0 && !tag.StartsWith("!<", StringComparison.Ordinal))
                    Report(SyntaxDiagnostics.TouchingTag(Between(from, at), tag[..quote]));
            }
            else
            {
                return anchor is null && tag is null ? Properties.None : composer.Describe(anchor, tag, Between(start, EndOfBlanks(start)));
            }

            SkipBlanks();
        }
    }

    private int EndOfBlanks(int start)
    {
        var end = at;
        while (end > start && text[end - 1] is ' ' or '\t')
            end--;
        return end;
    }

    private string ReadName()
    {
        var start = ++at;
        while (!IsBlankOrEnd(at) && text[at] is not (',' or '[' or ']' or '{' or '}') && !(text[at] == ':' && IsBlankOrEnd(at + 1)))
            at++;
        return text[start..at];
    }

    private Node ReadAlias(Location owner)
    {
        var start = at;
        var name = ReadName();
        return composer.Alias(name, Between(start, at), owner, depth);
    }
}
