using System.Runtime.InteropServices;
using Compose.Model.Syntax.Parsing;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Reading;

// Block mappings and sequences: structure by indentation.
internal sealed partial class RecoveringParser
{
    private int keyStart;

    /// <summary>Reads the value at the current token.</summary>
    /// <param name="parent">The column of the enclosing collection; -1 at the root.</param>
    /// <param name="inline">Whether it is on the line of its key, where no block collection may start.</param>
    /// <param name="owner">The key or dash, as the location of a missing value.</param>
    private Node ParseNode(int parent, bool inline, Location owner)
    {
        if (depth >= SyntaxLimits.MaxDepth)
        {
            Report(SyntaxDiagnostics.Deep(RestOfLine(), SyntaxLimits.MaxDepth));
            SkipLine();
            SkipDeeperThan(parent);
            return Scalar.Null(owner);
        }

        depth++;
        try
        {
            var outer = ReadProperties();
            if (outer.IsEmpty || !AtEndOfLine)
                return ParseContent(parent, inline, owner, Properties.None, outer);

            SkipToToken();
            var absent = column <= parent && !(inline && column == parent && AtDash);
            if (absent)
                return composer.Finish(Scalar.Null(outer.At ?? owner), outer);
            return ParseContent(inline && column == parent ? parent - 1 : parent, inline: false, owner, outer, ReadProperties());
        }
        finally
        {
            depth--;
        }
    }

    /// <summary>
    /// Reads what follows the properties: those of the whole value, and those on its own line, which may belong to its first key.
    /// </summary>
    private Node ParseContent(int parent, bool inline, Location owner, Properties outer, Properties inner)
    {
        var here = inner.IsEmpty ? ColumnHere : inner.Start - lineStart + shift;
        if (AtDash)
        {
            if (inline)
                Report(
                    SyntaxDiagnostics
                        .Syntax(Between(at, at + 1), "a list cannot start on the line of its key")
                        .WithHelp("put the first item on its own line")
                );
            return composer.Finish(ParseSequence(ColumnHere, parent), outer.Or(inner));
        }

        if ((Current == '?' && IsBlankOrEnd(at + 1)) || (IsColon(at) && !inline))
            return composer.Finish(ParseMapping(here, parent, inner, null), outer);

        var start = keyStart = at;
        var node = ReadAtom(parent, owner, multiline: true);
        keyStart = start;
        if (stoppedAtKey >= 0 && !inline && stoppedAtKey - StartOfLine(stoppedAtKey) >= here)
        {
            // A deeper or equal `key:` line follows, so the text was meant to be a key itself.
            at = start;
            return composer.Finish(ParseMapping(here, parent, inner, null), outer);
        }

        if (node is not Scalar { Style: ScalarStyle.Literal or ScalarStyle.Folded })
        {
            SkipBlanks();
            if (IsColon(at) && StartOfLine(start) == StartOfLine(at))
            {
                if (!inline)
                    return composer.Finish(ParseMapping(here, parent, inner, node), outer);
                node = SecondColon(start);
            }

            ExpectEndOfLine();
        }

        return composer.Finish(node, outer.Or(inner));
    }

    private Mapping ParseMapping(int indent, int parent, Properties keyProperties, Node? key)
    {
        var start = keyProperties.IsEmpty
            ? key is null
                ? at
                : keyStart
            : keyProperties.Start;
        var open = composer.Open(start);
        var misplaced = new Misplaced(this, indent);
        var lostOutside = TakeLoss();
        if (key is null && ColumnHere < indent)
            misplaced.Enter(column, isAlone: true);
        for (var here = indent; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!ParseEntry(here, ref open, keyProperties, key))
                LoseLines(ref misplaced);
            (keyProperties, key) = (Properties.None, null);
            SkipToToken();
            misplaced.Leave(column);
            here = column;
            if (column == indent)
                continue;
            if (IsOutdented(indent))
            {
                misplaced.Enter(column, isAlone: true);
                here = indent;
            }
            else if (BelongsHere(indent, parent))
                misplaced.Enter(column, isCertain: !MayBeLevel(indent));
            else
                break;
        }

        misplaced.Leave(-1);
        var mapping = new Mapping(Between(start, open.End), composer.TakeEntries(open)) { IsIncomplete = linesLost };
        linesLost = lostOutside;
        return mapping;
    }

    /// <summary>False when the line is not an entry, which has been reported.</summary>
    private bool ParseEntry(int here, ref NodeComposer.OpenMapping open, Properties properties, Node? key)
    {
        if (key is null && Current == '?' && IsBlankOrEnd(at + 1))
        {
            var question = Between(at, ++at);
            SkipToToken();
            key = column > here ? ParseNode(here, inline: false, question) : Scalar.Null(question);
            SkipToToken();
            var valued = column == here && IsColon(at);
            if (valued)
                at++;
            composer.AddEntry(key, key.At, valued ? ParseValue(here, key.At) : Scalar.Null(key.At), ref open);
            return true;
        }

        if (key is null)
        {
            properties = ReadProperties();
            key = ReadKey(here, ref open);
            if (key is null)
                return false;
        }

        key = composer.Finish(key, properties);
        var place = key.Origin is null ? key.At : Between(keyStart, EndOfBlanks(keyStart));
        if (Current == ':')
            at++;
        composer.AddEntry(key, place, ParseValue(here, place), ref open);
        return true;
    }

    private Node ParseValue(int here, Location key)
    {
        SkipBlanks();
        if (!AtEndOfLine)
            return ParseNode(here, inline: true, key);
        SkipToToken();
        if (column > here)
            return ParseNode(here, inline: false, key);
        if (column == here && AtDash)
            return composer.Finish(ParseSequence(here, here - 1), Properties.None);
        var indent = ColumnOfOutdented(here);
        return composer.Finish(indent < 0 ? Scalar.Null(key) : ParseMapping(indent, here, Properties.None, null), Properties.None);
    }

    private Sequence ParseSequence(int indent, int parent)
    {
        var start = at;
        var end = at;
        var first = items.Count;
        var misplaced = new Misplaced(this, indent);
        for (var here = indent; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var dash = Between(at, at + 1);
            end = ++at;
            SkipInvisible("-");
            SkipBlanks();
            Node item;
            // Text of an item that is too shallow does not continue on the items below.
            if (!AtEndOfLine)
                item = ParseNode(Math.Max(here, indent), inline: false, dash);
            else
            {
                SkipToToken();
                item = column > here ? ParseNode(here, inline: false, dash) : composer.Finish(Scalar.Null(dash), Properties.None);
            }

            items.Add(item);
            end = Math.Max(end, composer.LastEnd);
            SkipToToken();
            while (column > indent && !AtDash)
            {
                Report(
                    SyntaxDiagnostics
                        .Syntax(RestOfLine(), "unexpected line: the list item above it is complete")
                        .WithHelp($"start a new item with `-` in column {indent + 1}, or move the line to where it belongs")
                );
                SkipDeeperThan(indent);
                SkipToToken();
                linesLost = true;
            }

            misplaced.Leave(column);
            if (column == indent && !AtDash && Current == '-')
                ReportDash(item);
            else if (!AtDash || column < 0)
                break;
            if (column != indent)
            {
                if (!BelongsHere(indent, parent))
                    break;
                misplaced.Enter(column);
            }

            here = column;
        }

        misplaced.Leave(-1);
        var sequence = new Sequence(
            Between(start, end),
            ImmutableCollectionsMarshal.AsImmutableArray(CollectionsMarshal.AsSpan(items)[first..].ToArray())
        );
        items.RemoveRange(first, items.Count - first);
        return sequence;
    }

    /// <summary>Whether a token in no open collection's column is nearer to this one than to the enclosing one.</summary>
    private bool BelongsHere(int indent, int parent) =>
        column > indent || (column >= 0 && column < indent && column > parent && (parent < 0 || indent - column <= column - parent));

    /// <summary>Whether a line that is too shallow may be a level of its own: its block is where its siblings are.</summary>
    private bool MayBeLevel(int indent) => column < indent && OpensBlock(at) && ColumnOfLineBelow(out _) == indent;
}
