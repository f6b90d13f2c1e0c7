using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Compose.Model.Syntax.Scanning;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Parsing;

// Block and flow mappings and sequences.
internal sealed partial class YamlParser
{
    // Items of all open sequences, innermost last; avoids a list per sequence.
    private readonly List<Node> items = [];

    private Mapping ParseMapping()
    {
        var start = scanner.Current.Start;
        scanner.Next();
        var open = composer.Open(start);
        while (At(TokenKind.Key))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var owner = Here();
            scanner.Next();
            var key = EndsEntry() ? composer.Finish(Scalar.Null(owner), Properties.None) : ParseNode(block: true, indentless: true, owner);
            ParseValue(key, ref open, block: true);
        }

        Close(TokenKind.BlockEnd, "`key: value` is expected here", start);
        return new Mapping(Between(start, open.End), composer.TakeEntries(open));
    }

    private void ParseValue(Node key, ref NodeComposer.OpenMapping open, bool block)
    {
        var place = key.Origin?.Via ?? key.At;
        var value = default(Node);
        if (At(TokenKind.Value))
        {
            scanner.Next();
            if (!EndsEntry())
                value = ParseNode(block, indentless: block, place);
        }

        composer.AddEntry(key, place, value ?? composer.Finish(Scalar.Null(place), Properties.None), ref open);
    }

    /// <summary>Whether the entry ends here, so that its key or value is missing.</summary>
    private bool EndsEntry() =>
        scanner.Current.Kind
            is TokenKind.Key
                or TokenKind.Value
                or TokenKind.BlockEnd
                or TokenKind.FlowEntry
                or TokenKind.FlowMappingEnd
                or TokenKind.FlowSequenceEnd;

    private Sequence ParseSequence()
    {
        var start = scanner.Current.Start;
        scanner.Next();
        var sequence = ParseItems(start, static kind => kind is TokenKind.BlockEntry or TokenKind.BlockEnd);
        Close(TokenKind.BlockEnd, "a list item that starts with `-` is expected here", start);
        return sequence;
    }

    /// <summary>A list whose dashes are in the column of its key: it ends at the next key.</summary>
    private Sequence ParseIndentlessSequence() =>
        ParseItems(
            scanner.Current.Start,
            static kind => kind is TokenKind.BlockEntry or TokenKind.Key or TokenKind.Value or TokenKind.BlockEnd
        );

    private Sequence ParseItems(int start, Func<TokenKind, bool> endsItem)
    {
        var first = items.Count;
        var end = start;
        while (At(TokenKind.BlockEntry))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var dash = Here();
            scanner.Next();
            items.Add(
                endsItem(scanner.Current.Kind)
                    ? composer.Finish(Scalar.Null(dash), Properties.None)
                    : ParseNode(block: true, indentless: false, dash)
            );
            end = Math.Max(composer.LastEnd, dash.Span.End);
        }

        return new Sequence(Between(start, end), TakeItems(first));
    }

    private Sequence ParseFlowSequence()
    {
        var start = scanner.Current.Start;
        var first = items.Count;
        scanner.Next();
        for (var separated = true; !At(TokenKind.FlowSequenceEnd) && !At(TokenKind.End); separated = ReadComma())
        {
            if (!separated)
                ExpectedComma(start, ']');
            items.Add(At(TokenKind.Key) ? ParsePair() : ParseNode(block: false, indentless: false, Here()));
        }

        return new Sequence(Between(start, CloseFlow(start, TokenKind.FlowSequenceEnd, ']')), TakeItems(first));
    }

    /// <summary><c>a: b</c> in a list: a mapping with one entry.</summary>
    private Node ParsePair()
    {
        var start = scanner.Current.Start;
        var owner = Here();
        scanner.Next();
        var open = composer.Open(start);
        if (EndsEntry())
            Fail(owner, "a key is missing after `?`", "write the key, or put the entry in braces");
        ParseValue(ParseNode(block: false, indentless: false, owner), ref open, block: false);
        return composer.Finish(new Mapping(Between(start, open.End), composer.TakeEntries(open)), Properties.None);
    }

    private Mapping ParseFlowMapping()
    {
        var start = scanner.Current.Start;
        scanner.Next();
        var open = composer.Open(start);
        for (var separated = true; !At(TokenKind.FlowMappingEnd) && !At(TokenKind.End); separated = ReadComma())
        {
            if (!separated)
                ExpectedComma(start, '}');
            var owner = Here();
            var marked = At(TokenKind.Key);
            if (marked)
                scanner.Next();
            var key =
                marked && EndsEntry()
                    ? composer.Finish(Scalar.Null(owner), Properties.None)
                    : ParseNode(block: false, indentless: false, owner);
            if (marked)
                ParseValue(key, ref open, block: false);
            else
                composer.AddEntry(key, key.Origin?.Via ?? key.At, composer.Finish(Scalar.Null(key.At), Properties.None), ref open);
        }

        return new Mapping(Between(start, CloseFlow(start, TokenKind.FlowMappingEnd, '}')), composer.TakeEntries(open));
    }

    private bool ReadComma()
    {
        if (!At(TokenKind.FlowEntry))
            return false;
        scanner.Next();
        return true;
    }

    private void ExpectedComma(int start, char close) =>
        scanner.Fail(SyntaxDiagnostics.ExpectedComma(Here(), close, Between(start, start + 1)));

    private int CloseFlow(int start, TokenKind kind, char close)
    {
        var end = scanner.Current.End;
        if (At(kind))
            scanner.Next();
        else
            Fail(Between(start, start + 1), $"this `{source.Text[start]}` is never closed", $"close it with `{close}`");
        return end;
    }

    private void Close(TokenKind kind, string message, int start)
    {
        if (At(kind))
            scanner.Next();
        else
            scanner.Fail(
                SyntaxDiagnostics
                    .Syntax(RestOfLine(), message)
                    .See(Between(start, start + 1), "in the collection that starts here")
                    .WithHelp("align it with the lines it belongs to")
            );
    }

    private ImmutableArray<Node> TakeItems(int first)
    {
        var taken = ImmutableCollectionsMarshal.AsImmutableArray(CollectionsMarshal.AsSpan(items)[first..].ToArray());
        items.RemoveRange(first, items.Count - first);
        return taken;
    }

    private Location Between(int start, int end) => new(source, TextSpan.Between(start, end));
}
