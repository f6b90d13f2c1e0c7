using System.Runtime.InteropServices;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax.Parsing;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Reading;

// Flow collections: [a, b] and {a: b}.
internal sealed partial class RecoveringParser
{
    private int flows;

    // The innermost open flow collection cannot be closed; unwind to the outermost one.
    private bool broken;

    private Node ReadFlow(int parent)
    {
        var start = at;
        flows++;
        depth++;
        Node node =
            depth > SyntaxLimits.MaxDepth ? TooDeepFlow()
            : Current == '[' ? ReadFlowSequence(parent)
            : ReadFlowMapping(parent);
        depth--;
        flows--;
        if (flows == 0 && broken)
        {
            broken = false;
            // Continue at the first line that cannot belong to the value.
            at = start;
            SkipDeeperThan(parent);
            while (at > start && IsBlankOrEnd(at - 1))
                at--;
        }

        stoppedAtKey = -1;
        return node;
    }

    private Scalar TooDeepFlow()
    {
        Report(SyntaxDiagnostics.Deep(Between(at, at + 1), SyntaxLimits.MaxDepth));
        broken = true;
        return Scalar.Null(Between(at, at + 1));
    }

    private Sequence ReadFlowSequence(int parent)
    {
        var start = at++;
        var first = items.Count;
        while (NextInFlow(start, ']', parent))
        {
            var from = at;
            var item = ReadFlowNode(parent, Between(at, at + 1));
            var open = composer.Open(from);
            if (!broken && AtFlowColon(item))
            {
                composer.AddEntry(item, Between(from, composer.LastEnd), ReadFlowValue(parent, item.At), ref open);
                item = composer.Finish(new Mapping(Between(from, open.End), composer.TakeEntries(open)), Properties.None);
            }

            items.Add(item);
            ReadComma(start, ']', from, parent);
        }

        var sequence = new Sequence(
            Between(start, at),
            ImmutableCollectionsMarshal.AsImmutableArray(CollectionsMarshal.AsSpan(items)[first..].ToArray())
        );
        items.RemoveRange(first, items.Count - first);
        return sequence;
    }

    private Mapping ReadFlowMapping(int parent)
    {
        var start = at++;
        var open = composer.Open(start);
        while (NextInFlow(start, '}', parent))
        {
            var from = at;
            if (Current == '?' && IsBlankOrEnd(at + 1))
            {
                at++;
                SkipFlowBlanks();
                from = at;
            }

            var key = Current == ':' ? Scalar.Null(Between(at, at + 1)) : ReadFlowNode(parent, Between(at, at + 1));
            var place = key.Origin is null ? key.At : Between(from, composer.LastEnd);
            if (broken)
                break;
            var value = AtFlowColon(key) ? ReadFlowValue(parent, key.At) : composer.Finish(Scalar.Null(key.At), Properties.None);
            composer.AddEntry(key, place, value, ref open);
            ReadComma(start, '}', from, parent);
        }

        return new Mapping(Between(start, at), composer.TakeEntries(open)) { IsIncomplete = broken };
    }

    private Node ReadFlowNode(int parent, Location owner)
    {
        var properties = ReadProperties();
        SkipFlowBlanks();
        if (!properties.IsEmpty && Current is ',' or ']' or '}')
            return composer.Finish(Scalar.Null(properties.At ?? owner), properties);
        return composer.Finish(ReadAtom(parent, owner, multiline: true), properties);
    }

    private Node ReadFlowValue(int parent, Location key)
    {
        at++;
        SkipFlowBlanks();
        return Current is ',' or ']' or '}' || at >= text.Length
            ? composer.Finish(Scalar.Null(key), Properties.None)
            : ReadFlowNode(parent, key);
    }

    /// <summary>A colon after a key; without a following blank it counts only after a quoted key.</summary>
    private bool AtFlowColon(Node key)
    {
        SkipFlowBlanks();
        return Current == ':'
            && (IsBlankOrEnd(at + 1) || key is not Scalar { Style: ScalarStyle.Plain } || text[at + 1] is ',' or '[' or ']' or '{' or '}');
    }

    /// <summary>Moves to the next entry; false after the closing bracket and when no entry can follow.</summary>
    private bool NextInFlow(int start, char close, int parent)
    {
        if (broken)
            return false;
        SkipFlowBlanks();
        while (Current == ',')
        {
            Report(SyntaxDiagnostics.Syntax(Between(at, at + 1), "a value is missing before `,`"));
            at++;
            SkipFlowBlanks();
        }

        if (at >= text.Length || IsMarker(at))
            return NeverClosed(start);
        if (Current is not (']' or '}'))
            return true;
        if (Current != close)
            Report(
                SyntaxDiagnostics.Syntax(Between(at, at + 1), $"`{close}` is expected here").See(Between(start, start + 1), "to close this")
            );
        at++;
        return false;
    }

    private void ReadComma(int start, char close, int from, int parent)
    {
        if (broken)
            return;
        SkipFlowBlanks();
        if (Current == ',')
        {
            at++;
            return;
        }

        if (Current is ']' or '}' || at >= text.Length)
            return;
        var line = StartOfLine(at);
        if (line > composer.LastEnd && at - line <= parent && LooksLikeBlock())
        {
            NeverClosed(start);
            return;
        }

        if (Current == ':' && at > from)
        {
            MissingComma(parent);
            return;
        }

        Report(SyntaxDiagnostics.ExpectedComma(Between(at, at + 1), close, Between(start, start + 1)));
        if (at == from)
            at++;
    }

    /// <summary><c>{a: 1 b: 2}</c>: the text before the second colon is a value and the next key.</summary>
    private void MissingComma(int parent)
    {
        var end = composer.LastEnd;
        var word = end;
        while (word > 0 && !IsBlankOrEnd(word - 1) && text[word - 1] is not (',' or '[' or '{'))
            word--;
        var found = SyntaxDiagnostics.Syntax(Between(word, end), $"`,` is missing before `{text[word..end]}`");
        var gap = word;
        while (gap > 0 && IsBlankOrEnd(gap - 1))
            gap--;
        Report(found.WithHelp("separate entries with `,`").WithFix("add the comma", Applicability.Safe, Insert(gap, ",")));
        ReadFlowValue(parent, found.At);
        SkipFlowBlanks();
        if (Current == ',')
            at++;
    }

    private bool NeverClosed(int start)
    {
        if (!broken)
        {
            var close = text[start] == '[' ? ']' : '}';
            Report(
                SyntaxDiagnostics
                    .Syntax(Between(start, start + 1), $"this `{text[start]}` is never closed")
                    .WithLabel("opened here")
                    .WithHelp($"close it with `{close}`")
            );
        }

        broken = true;
        linesLost = true;
        return false;
    }

    /// <summary>Whether the line looks like a list item or `key:` of the enclosing block.</summary>
    private bool LooksLikeBlock()
    {
        if (AtDash)
            return true;
        for (var i = at; !IsBreakOrEnd(i); i++)
            if (IsColon(i))
                return true;
        return false;
    }

    private void SkipFlowBlanks()
    {
        while (at < text.Length)
        {
            if (IsBlankOrEnd(at))
                at++;
            else if (text[at] == '#' && IsBlankOrEnd(at - 1))
                ReadComment();
            else
                break;
        }
    }

    /// <summary><c>${NAME}</c> in a flow collection: unless quoted, its braces end the text.</summary>
    private bool SkipVariable()
    {
        var end = at;
        for (var open = 0; !IsBreakOrEnd(end); end++)
        {
            if (text[end] == '{')
                open++;
            else if (text[end] == '}' && --open == 0)
                break;
        }

        if (IsBreakOrEnd(end))
            return false;
        Report(
            SyntaxDiagnostics
                .Syntax(Between(at - 1, end + 1), "`${...}` between brackets or braces must be quoted")
                .WithHelp($"write `\"{text[(at - 1)..(end + 1)]}\"`")
        );
        at = end + 1;
        return true;
    }
}
