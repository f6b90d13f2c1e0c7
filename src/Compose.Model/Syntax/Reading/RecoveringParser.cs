using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax.Parsing;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Reading;

/// <summary>
/// Recovers the meaning of a file that is not valid YAML: an error does not hide those below it, and each is reported at its cause. Valid
/// files never get here, so it may guess. Offsets are UTF-16 units; columns count from 0, and -1 means "no more tokens in this document".
/// </summary>
internal sealed partial class RecoveringParser
{
    private readonly SourceText source;
    private readonly CancellationToken cancellationToken;
    private readonly string text;
    private readonly DiagnosticSink sink;
    private readonly Findings findings;
    private readonly NodeComposer composer;
    private readonly List<Comment> comments = [];

    // Items of all open sequences, innermost last; avoids a list per sequence.
    private readonly List<Node> items = [];

    private int at;
    private int lineStart;
    private int shift;
    private int column;
    private int depth;
    private int firstLine = int.MaxValue;

    public RecoveringParser(SourceText source, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        this.source = source;
        this.sink = sink;
        this.cancellationToken = cancellationToken;
        text = source.Text;
        findings = new Findings(sink);
        composer = new NodeComposer(source, findings);
    }

    /// <summary>Everything readable in the file; the rest is reported to the sink.</summary>
    /// <param name="failure">Why the file is not YAML; reported unchanged if no cause is found up to its line.</param>
    public YamlFile Parse(Diagnostic failure)
    {
        ReportControlCharacters();
        while (true)
        {
            SkipToToken();
            while (column == 0 && Current == '%')
            {
                SkipLine();
                SkipToToken();
            }

            var marker = at;
            var marked = AtMarker("---");
            if (AtMarker("..."))
            {
                at += 3;
                continue;
            }

            if (marked)
                at += 3;
            else if (at >= text.Length)
                break;
            ParseDocument(marker);
        }

        ReportTabs();
        ReportInvisible();
        ReportTemplateLines();
        if (firstLine > failure.At.Start.Line)
            Report(failure);
        return new YamlFile(source, composer.Documents, [.. comments]);
    }

    private void ParseDocument(int marker)
    {
        composer.StartDocument();
        SkipToToken();
        var root =
            column < 0
                ? Scalar.Null(Between(marker, at > marker + 3 ? marker + 3 : at))
                : ParseNode(-1, inline: false, Between(marker, marker));
        for (SkipToToken(); column >= 0; SkipToToken())
        {
            Report(SyntaxDiagnostics.Syntax(RestOfLine(), "unexpected line: the value above it is complete"));
            SkipDeeperThan(column);
        }

        composer.EndDocument(root);
    }

    private char Current => at < text.Length ? text[at] : '\0';

    /// <summary>
    /// The column of the current character on the line of the last token, with tabs in the indentation counted as spaces.
    /// </summary>
    private int ColumnHere => at - lineStart + shift;

    private bool AtDash => Current == '-' && (IsBlankOrEnd(at + 1) || (IsInvisible(at + 1) && IsIndentation(StartOfLine(at))));

    private bool IsBlankOrEnd(int offset) => offset >= text.Length || text[offset] is ' ' or '\t' or '\n' or '\r';

    private bool IsBreakOrEnd(int offset) => offset >= text.Length || text[offset] is '\n' or '\r';

    /// <summary>A colon that ends a key.</summary>
    private bool IsColon(int offset) => offset < text.Length && text[offset] == ':' && IsBlankOrEnd(offset + 1);

    private bool AtMarker(string marker) => StartsDocument(at, marker);

    private bool StartsDocument(int offset, string marker) =>
        (offset == 0 || text[offset - 1] is '\n' or '\r')
        && string.CompareOrdinal(text, offset, marker, 0, 3) == 0
        && IsBlankOrEnd(offset + 3);

    private bool IsMarker(int offset) =>
        offset < text.Length && text[offset] is '-' or '.' && (StartsDocument(offset, "---") || StartsDocument(offset, "..."));

    private Location Between(int start, int end) => new(source, TextSpan.Between(start, end));

    private Location RestOfLine()
    {
        var end = at;
        while (!IsBreakOrEnd(end))
            end++;
        while (end > at + 1 && text[end - 1] is ' ' or '\t')
            end--;
        return Between(at, Math.Max(end, Math.Min(at + 1, text.Length)));
    }

    private void Report(Diagnostic diagnostic)
    {
        if (diagnostic.Descriptor != SyntaxDiagnostics.NonStringKey)
            firstLine = Math.Min(firstLine, diagnostic.At.Start.Line);
        findings.Add(diagnostic);
    }

    /// <summary>Moves to the next token of the document, past blanks, comments and line breaks, and determines its column.</summary>
    private void SkipToToken()
    {
        while (at < text.Length)
        {
            var c = text[at];
            if (c is ' ' or '\n' or '\r' or '\t')
                at++;
            else if (c == '#' && (at == 0 || IsBlankOrEnd(at - 1)))
                ReadComment();
            else if (!SkipInvisibleIndentation() && !SkipTemplateLine())
                break;
        }

        lineStart = StartOfLine(at);
        shift = 0;
        if (at >= text.Length || IsMarker(at))
        {
            column = -1;
            return;
        }

        var tabs = text.AsSpan(lineStart, at - lineStart);
        if (tabs.Contains('\t') && tabs.IndexOfAnyExcept(' ', '\t') < 0)
            shift = ColumnOfTabs() - (at - lineStart);
        else
            shift = ColumnsOfInvisible() - (at - lineStart);
        column = ColumnHere;
    }

    private int StartOfLine(int offset) => text.AsSpan(0, offset).LastIndexOfAny('\n', '\r') + 1;

    private void SkipBlanks()
    {
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
    }

    private void SkipLine()
    {
        while (!IsBreakOrEnd(at))
            at++;
    }

    /// <summary>Whether at most a comment remains on the line.</summary>
    private bool AtEndOfLine => IsBreakOrEnd(at) || (text[at] == '#' && IsBlankOrEnd(at - 1));

    private void ReadComment()
    {
        var start = at;
        SkipLine();
        if (comments.Count > 0 && comments[^1].At.Span.Start >= start)
            return;
        var alone = text.AsSpan(StartOfLine(start), start - StartOfLine(start)).IndexOfAnyExcept(' ', '\t') < 0;
        var words = text.AsSpan(start, at - start).TrimEnd();
        comments.Add(new Comment(Between(start, start + words.Length), words.ToString(), alone));
    }
}
