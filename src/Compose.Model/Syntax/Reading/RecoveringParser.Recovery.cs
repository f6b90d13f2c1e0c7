using Compose.Model.Diagnostics;
using Compose.Model.Syntax.Parsing;
using Compose.Model.Syntax.Scanning;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Reading;

// Recovery from invalid YAML: report the cause, guess the meaning, continue below.
internal sealed partial class RecoveringParser
{
    // Whether lines of the innermost open block mapping were skipped.
    private bool linesLost;

    /// <summary>Returns whether lines were lost so far, and resets it.</summary>
    private bool TakeLoss()
    {
        var lost = linesLost;
        linesLost = false;
        return lost;
    }

    private void LoseLines(ref Misplaced misplaced)
    {
        linesLost = true;
        misplaced.Forget();
    }

    /// <summary>
    /// <c>-item</c> in a list: continue as if the space were there. Among options such as <c>- --quiet</c>, the dash of the item may be the
    /// missing one.
    /// </summary>
    private void ReportDash(Node above)
    {
        var isOption = text.AsSpan(at).StartsWith("--") || above is Scalar { Text: ['-', ..] };
        Report(
            SyntaxDiagnostics
                .Syntax(Between(at, at + 1), "a space is missing after `-`")
                .WithHelp(
                    isOption
                        ? $"write `- {Shortened(RestOfLine().Characters.ToString())}` if the dash is part of the item"
                        : $"write `- {Shortened(RestOfLine().Characters[1..].ToString())}`"
                )
                .WithFix(
                    isOption ? "add a dash" : "add the space",
                    isOption ? Applicability.Unsafe : Applicability.Safe,
                    isOption ? Insert(at, "- ") : Insert(at + 1, " ")
                )
        );
    }

    /// <summary>Skips the rest of the block above: everything deeper than the column.</summary>
    private void SkipDeeperThan(int indent)
    {
        do
        {
            SkipLine();
            SkipToToken();
        } while (column > indent);
    }

    private void ExpectEndOfLine()
    {
        SkipBlanks();
        if (AtEndOfLine)
            return;
        Report(
            SyntaxDiagnostics
                .Syntax(RestOfLine(), "unexpected text after the value")
                .WithHelp("quote the whole value, or remove the rest of the line")
        );
        SkipLine();
    }

    /// <summary><c>a: b: c</c>: the second colon is invalid unless the text is quoted.</summary>
    private Scalar SecondColon(int start)
    {
        var colon = Between(at, at + 1);
        at = start;
        var whole = RestOfLine();
        var comment = whole.Characters.IndexOf(" #");
        if (comment >= 0)
            whole = whole.Part(0, whole.Characters[..comment].TrimEnd().Length);
        at = whole.Span.End;
        Report(Quoted(SyntaxDiagnostics.Syntax(colon, "a second `: ` on the same line").WithLabel("starts another mapping here"), whole));
        return Guessed(Text(whole));
    }

    /// <summary>A substitute for a value that is not YAML, exempt from further findings.</summary>
    private Scalar Guessed(Scalar value)
    {
        sink.Settle(value.At);
        return value;
    }

    private Diagnostic Quoted(Diagnostic found, Location whole) =>
        whole.Characters.Contains('\'')
            ? found.WithHelp("quote the value")
            : found
                .WithHelp($"quote the value if the colon is part of it")
                .WithFix("quote the value", Applicability.Safe, Insert(whole.Span.Start, "'"), Insert(whole.Span.End, "'"));

    private static Scalar Text(Location whole) => new(whole, whole.Characters.ToString(), ScalarKind.String);

    private TextEdit Insert(int offset, string added) => new(Between(offset, offset), added);

    /// <summary>Reads a key up to its colon; reports and skips a line without one.</summary>
    private Node? ReadKey(int here, ref NodeComposer.OpenMapping open)
    {
        if (AtDash)
        {
            Report(
                SyntaxDiagnostics
                    .Syntax(RestOfLine(), "a list item among `key: value` lines")
                    .WithHelp("write it as `key: value`, or make every line of the block an item")
            );
            SkipDeeperThan(here);
            return null;
        }

        if (IsColon(at))
        {
            Report(SyntaxDiagnostics.Syntax(Between(at, at + 1), "a key is missing before `:`"));
            SkipDeeperThan(here);
            return null;
        }

        keyStart = at;
        var before = findings.Count;
        var key = ReadAtom(here, Between(at, at), multiline: false);
        SkipBlanks();
        if (IsColon(at))
            return key;
        if (findings.Count == before)
            return NotAKey(key, here, ref open);
        SkipDeeperThan(here);
        return null;
    }

    private Node? NotAKey(Node key, int here, ref NodeComposer.OpenMapping open)
    {
        // An alias has the location of its anchor, where parsing cannot resume.
        if (key is not Scalar { Style: ScalarStyle.Plain, Origin: null } words)
        {
            Report(SyntaxDiagnostics.Syntax(Between(keyStart, EndOfBlanks(keyStart)), "this is not `key: value`: the `:` is missing"));
            SkipDeeperThan(here);
            return null;
        }

        var span = words.At.Span;
        var colon = words.Text.IndexOf(':');
        if (colon > 0 && colon + 1 < words.Text.Length && words.Text.AsSpan(0, colon).IndexOf(' ') < 0)
        {
            var place = Between(span.Start + colon, span.Start + colon + 1);
            at = place.Span.End;
            if (SkipInvisible(words.Text[..(colon + 1)]))
                return Text(Between(span.Start, place.Span.Start));
            Report(
                SyntaxDiagnostics
                    .Syntax(place, $"a space is missing after `{words.Text[..(colon + 1)]}`")
                    .WithHelp("write a space after the colon")
                    .WithFix("add the space", Applicability.Safe, Insert(place.Span.End, " "))
            );
            at = place.Span.Start;
            return Text(Between(span.Start, at));
        }

        SkipToToken();
        if (column > here && words.Text.IndexOf(' ') < 0)
        {
            Report(
                SyntaxDiagnostics
                    .Syntax(words.At, $"`:` is missing after `{words.Text}`")
                    .WithHelp($"write `{words.Text}:`")
                    .WithFix("add the colon", Applicability.Safe, Insert(span.End, ":"))
            );
            at = span.End;
            return words;
        }

        var found = SyntaxDiagnostics.Syntax(words.At, $"`{Shortened(words.Text)}` is not `key: value`: the `:` is missing");
        var space = words.Text.IndexOf(' ');
        Report(
            space >= 0 && composer.KeyOf(words.Text[..space], ref open) is { } taken
                ? found
                    .See(taken, $"`{words.Text[..space]}` is here")
                    .WithHelp("indent the line if it continues the value above, or remove it")
            : space < 0 ? found.WithHelp($"write `{Shortened(words.Text)}:` and a value, or remove the line")
            : found
                    .WithHelp($"did you mean `{words.Text[..space]}: {Shortened(words.Text[(space + 1)..])}`?")
                    .WithFix("add the colon", Applicability.Unsafe, Insert(span.Start + space, ":"))
        );
        if (column > here)
            SkipDeeperThan(here);
        return null;
    }

    private static string Shortened(string words) => words.Length <= 40 ? words : $"{words.AsSpan(0, 37)}...";

    private void ReportControlCharacters()
    {
        var from = 0;
        while (findings.Count < Findings.Most)
        {
            var next = text.AsSpan(from).IndexOfAny(Scanner.Controls);
            if (next < 0)
                return;
            from += next;
            Report(SyntaxDiagnostics.Control(Between(from, from + 1), text[from]));
            from++;
        }
    }

    /// <summary>Lines of one collection in a different column than the rest: one finding with one fix.</summary>
    private struct Misplaced(RecoveringParser parser, int indent)
    {
        private int column = -1;
        private int start;
        private bool isAlone;
        private bool isCertain;

        /// <param name="isAlone">Whether only the line itself is misplaced: what is below it is deeper than its siblings.</param>
        /// <param name="isCertain">Whether the lines belong to the collection.</param>
        public void Enter(int at, bool isAlone = false, bool isCertain = true)
        {
            if (column >= 0)
                return;
            (this.isAlone, this.isCertain) = (isAlone, isCertain);
            // The column of a line after tabs is a guess: the tabs are the finding, and its siblings are more reliable.
            if (!parser.CorrectTabs(indent))
                (column, start) = (at, parser.at);
        }

        /// <summary>The line is wrong in another way.</summary>
        public void Forget() => column = -1;

        public void Leave(int at)
        {
            if (column < 0 || at == column)
                return;
            var end = isAlone ? start + 1 : parser.at;
            var found = parser.MisplacedLines(start, end, column, indent, isCertain ? Applicability.Safe : Applicability.Unsafe);
            column = -1;
            parser.Report(found);
        }
    }

    private Diagnostic MisplacedLines(int start, int last, int from, int indent, Applicability applicability)
    {
        var edits = new List<TextEdit>();
        for (var line = StartOfLine(start); line < last;)
        {
            var end = line;
            while (!IsBreakOrEnd(end))
                end++;
            var body = line;
            while (body < end && text[body] == ' ')
                body++;
            if (body < end && (body < last || column < 0))
                edits.Add(
                    from > indent
                        ? new TextEdit(Between(line, line + Math.Min(from - indent, body - line)), "")
                        : Insert(line, new string(' ', indent - from))
                );
            line = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        var key = start;
        while (!IsBlankOrEnd(key) && !IsColon(key))
            key++;
        var word = text[start] == '-' ? "this item" : $"`{Shortened(text[start..key])}`";
        return SyntaxDiagnostics
            .Syntax(Between(start, Math.Max(key, start + 1)), $"{word} is indented by {Spaces(from)}, its siblings by {indent}")
            .WithLabel($"{Spaces(Math.Abs(from - indent))} too {(from > indent ? "deep" : "shallow")}")
            .WithHelp($"indent it by {Spaces(indent)}, like its siblings")
            .WithFix("align it with its siblings", applicability, [.. edits]);
    }

    private static string Spaces(int count) => count == 1 ? "1 space" : $"{count} spaces";
}
