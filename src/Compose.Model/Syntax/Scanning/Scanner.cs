using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Scanning;

/// <summary>
/// Tokenizes text by the rules of libyaml, of which the reference's YAML library is a port: both refuse the same input. A key without
/// <c>?</c> is recognised only by the colon after it, so tokens wait in a queue while one may still become a key. Columns count from 0.
/// </summary>
internal sealed partial class Scanner
{
    private readonly SourceText source;
    private readonly string text;
    private readonly List<Comment> comments = [];
    private readonly TokenQueue queue = new();
    private readonly Stack<int> indents = new();
    private readonly List<SimpleKey> outerKeys = [];

    private int at;
    private int lineStart;
    private int indent = -1;
    private int flows;
    private bool keyAllowed = true;
    private bool ended;
    private bool ready;
    private SimpleKey key;

    public Scanner(SourceText source)
    {
        this.source = source;
        text = source.Text;
        RefuseControls();
    }

    /// <summary>A token that becomes a key if a colon follows on its line; one in the column of its block must be a key.</summary>
    private struct SimpleKey
    {
        public bool Possible;
        public bool Required;
        public int Number;
        public int Start;
        public int LineStart;
        public int Flows;
    }

    /// <summary>Why the text is not YAML; null if it is. Only <see cref="TokenKind.End"/> follows it.</summary>
    public Diagnostic? Failure { get; private set; }

    public IReadOnlyList<Comment> Comments => comments;

    /// <summary>The next token.</summary>
    public ref readonly Token Current
    {
        get
        {
            while (!ready)
            {
                if (queue.Count > 0 && !MayBecomeKey(queue.Taken))
                    ready = true;
                else
                    Fetch();
            }

            return ref queue.First;
        }
    }

    public void Next()
    {
        if (Current.Kind == TokenKind.End)
            return;
        queue.Take();
        ready = false;
    }

    /// <summary>Ends the text here; the first reason is kept.</summary>
    public void Fail(Diagnostic why)
    {
        Failure ??= why;
        ended = true;
        at = text.Length;
        key = default;
        outerKeys.Clear();
        queue.Clear();
        queue.Add(new Token(TokenKind.End, at, at));
    }

    private void Emit(in Token token)
    {
        if (Failure is null)
            queue.Add(token);
    }

    private void Insert(int number, in Token token)
    {
        if (Failure is null)
            queue.Insert(number, token);
    }

    private void Fail(int start, int end, string message, string help) =>
        Fail(SyntaxDiagnostics.Syntax(Between(start, end), message).WithHelp(help));

    private char Peek => at < text.Length ? text[at] : '\0';

    private int Column => at - lineStart;

    private Location Between(int start, int end) => new(source, TextSpan.Between(Math.Min(start, text.Length), Math.Min(end, text.Length)));

    private bool MayBecomeKey(int number)
    {
        if (ended)
            return false;
        foreach (var outer in outerKeys)
            if (outer.Number == number)
                return outer.LineStart == lineStart;
        return key.Possible && key.Number == number && key.LineStart == lineStart;
    }

    private void Fetch()
    {
        SkipToToken();
        CloseBlocks(Column);
        if (at >= text.Length)
        {
            FetchEnd();
            return;
        }

        var c = text[at];
        if (Column == 0)
        {
            if (c == '%')
            {
                FetchDirective();
                return;
            }

            if (IsMarker(at))
            {
                FetchMarker(c == '-' ? TokenKind.DocumentStart : TokenKind.DocumentEnd);
                return;
            }
        }

        FetchToken(c);
        if (queue.Last.Kind != TokenKind.BlockEntry && lineStart <= queue.Last.End)
            ReadLineComment();
    }

    private void FetchToken(char c)
    {
        switch (c)
        {
            case '[':
                OpenFlow(TokenKind.FlowSequenceStart);
                break;
            case '{':
                OpenFlow(TokenKind.FlowMappingStart);
                break;
            case ']':
                CloseFlow(TokenKind.FlowSequenceEnd);
                break;
            case '}':
                CloseFlow(TokenKind.FlowMappingEnd);
                break;
            case ',':
                DropKey();
                keyAllowed = true;
                AddIndicator(TokenKind.FlowEntry);
                break;
            case '-' when IsBlankOrEnd(at + 1):
                FetchBlockEntry();
                break;
            case '?' when IsBlankOrEnd(at + 1):
                FetchKey();
                break;
            case ':'
                when IsBlankOrEnd(at + 1) || (flows > 0 && queue.Last.Kind is not (TokenKind.FlowEntry or TokenKind.FlowSequenceStart)):
                FetchValue();
                break;
            case '*':
                FetchName(TokenKind.Alias);
                break;
            case '&':
                FetchName(TokenKind.Anchor);
                break;
            case '!':
                FetchTag();
                break;
            case '|' or '>' when flows == 0:
                FetchBlockScalar();
                break;
            case '\'' or '"':
                FetchQuoted(c);
                break;
            default:
                FetchPlain(c);
                break;
        }
    }

    private void FetchEnd()
    {
        CloseBlocks(-1);
        DropKey();
        Emit(new Token(TokenKind.End, at, at));
        ended = true;
    }

    private void FetchMarker(TokenKind kind)
    {
        CloseBlocks(-1);
        DropKey();
        keyAllowed = false;
        Emit(new Token(kind, at, at + 3));
        at += 3;
    }

    private void OpenFlow(TokenKind kind)
    {
        SaveKey();
        if (++flows > SyntaxLimits.MaxDepth)
        {
            Fail(SyntaxDiagnostics.Deep(Between(at, at + 1), SyntaxLimits.MaxDepth));
            return;
        }

        if (key.Possible)
            outerKeys.Add(key);
        key = default;
        keyAllowed = true;
        AddIndicator(kind);
    }

    private void CloseFlow(TokenKind kind)
    {
        DropKey();
        if (flows > 0)
        {
            flows--;
            if (outerKeys is [.., var outer] && outer.Flows == flows)
            {
                key = outer;
                outerKeys.RemoveAt(outerKeys.Count - 1);
            }
        }

        keyAllowed = false;
        AddIndicator(kind);
    }

    private void FetchBlockEntry()
    {
        if (flows == 0)
        {
            if (!keyAllowed)
            {
                Fail(at, at + 1, "a list cannot start here", "put the first item on its own line, or quote the `-`");
                return;
            }

            OpenBlock(Column, queue.Next, TokenKind.BlockSequenceStart, at);
        }

        DropKey();
        keyAllowed = true;
        AddIndicator(TokenKind.BlockEntry);
    }

    private void FetchKey()
    {
        if (flows == 0)
        {
            if (!keyAllowed)
            {
                Fail(at, at + 1, "a key cannot start here", "put the `?` on its own line, or quote it");
                return;
            }

            OpenBlock(Column, queue.Next, TokenKind.BlockMappingStart, at);
        }

        DropKey();
        keyAllowed = flows == 0;
        AddIndicator(TokenKind.Key);
    }

    private void FetchValue()
    {
        if (key.Possible && key.LineStart == lineStart)
        {
            Insert(key.Number, new Token(TokenKind.Key, key.Start, key.Start));
            OpenBlock(key.Start - key.LineStart, key.Number, TokenKind.BlockMappingStart, key.Start);
            key.Possible = key.Required = false;
            keyAllowed = false;
        }
        else
        {
            if (flows == 0)
            {
                if (!keyAllowed)
                {
                    Fail(
                        at,
                        at + 1,
                        "a mapping cannot start here: this `:` comes after a value",
                        "quote the value if the colon is part of it; a key and its colon must be on one line"
                    );
                    return;
                }

                OpenBlock(Column, queue.Next, TokenKind.BlockMappingStart, at);
            }

            keyAllowed = flows == 0;
        }

        AddIndicator(TokenKind.Value);
    }

    private void AddIndicator(TokenKind kind)
    {
        Emit(new Token(kind, at, at + 1));
        at++;
    }

    /// <summary>Records that the next token may be a key.</summary>
    private void SaveKey()
    {
        if (!keyAllowed)
            return;
        DropKey();
        key = new SimpleKey
        {
            Possible = true,
            Required = flows == 0 && indent == Column,
            Number = queue.Next,
            Start = at,
            LineStart = lineStart,
            Flows = flows,
        };
    }

    /// <summary>The last possible key can no longer become one.</summary>
    private void DropKey()
    {
        if (key.Required)
        {
            var end = key.Start;
            while (end < text.Length && !IsBreak(text[end]))
                end++;
            Fail(
                key.Start,
                end,
                "this is not `key: value`: the `:` is missing",
                "write a colon and a space after the key, or indent the line to make it part of the value above"
            );
        }

        key.Possible = false;
    }

    private void OpenBlock(int column, int number, TokenKind kind, int start)
    {
        if (flows > 0 || indent >= column)
            return;
        indents.Push(indent);
        indent = column;
        if (indents.Count > SyntaxLimits.MaxDepth)
            Fail(SyntaxDiagnostics.Deep(Between(start, start + 1), SyntaxLimits.MaxDepth));
        else
            Insert(number, new Token(kind, start, start));
    }

    private void CloseBlocks(int column)
    {
        if (flows > 0)
            return;
        for (; indent > column; indent = indents.Pop())
            Emit(new Token(TokenKind.BlockEnd, at, at));
    }
}
