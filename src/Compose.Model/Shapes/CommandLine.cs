using System.Text;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>
/// Splits a command line into words as the reference does (spec 1.0): quotes and backslashes as in a shell, but no variables, globs or
/// operators. An operator ends the command without an error; text after it is lost, which is warned about here.
/// </summary>
public static class CommandLine
{
    private static readonly Descriptor Cut = ShapeDiagnostics.InvalidCommand with { Severity = Severity.Warning };

    /// <summary>The words; null when quotes or brackets do not match.</summary>
    public static List<string>? Split(string text) => Read(text, out _);

    internal static Mistake? Check(string text)
    {
        if (Read(text, out var stop) is null)
            return new Mistake(
                ShapeDiagnostics.InvalidCommand,
                TextSpan.Between(stop, text.Length),
                text[stop] switch
                {
                    '(' => "invalid command line string: `(` is not allowed here, no shell runs this command",
                    ')' => "invalid command line string: `)` has no `$(` before it",
                    var open => $"invalid command line string: this `{open}` is never closed",
                },
                "quote it, or write the command as a list of words"
            );
        return stop < text.Length
            ? new Mistake(
                Cut,
                TextSpan.Between(stop, text.Length),
                $"the command ends before `{text[stop]}`: no shell runs it, so the rest is dropped",
                $"run a shell: `sh -c '{text.Replace("'", "'\\''", StringComparison.Ordinal)}'`"
            )
            : null;
    }

    /// <param name="stop">Where reading ended: the end, an operator, or an error.</param>
    private static List<string>? Read(string text, out int stop)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var started = false;
        // The open quote, backtick or `(` of $( ), if any, and where it was opened.
        char? open = null;
        var openedAt = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && open != '\'')
            {
                if (i + 1 == text.Length)
                {
                    stop = i;
                    return null;
                }

                word.Append(text[++i]);
                started = true;
                continue;
            }

            if (c is ' ' or '\t' or '\r' or '\n')
            {
                if (open is not null)
                    word.Append(c);
                else if (started)
                {
                    words.Add(word.ToString());
                    word.Clear();
                    started = false;
                }

                continue;
            }

            switch (c)
            {
                case '"' or '\'' when open == c:
                    open = null;
                    started = true;
                    continue;
                case '"' or '\'' when open is null:
                    (open, openedAt) = (c, i);
                    continue;
                case '`' when open is null or '`':
                    (open, openedAt) = (open is null ? '`' : null, i);
                    break;
                case '(' when open is null && word is [.., '$']:
                    (open, openedAt) = ('(', i);
                    break;
                case '(' when open is null or '(':
                    stop = i;
                    return null;
                case ')' when open is null or '(':
                    (open, openedAt) = (open is null ? ')' : null, i);
                    break;
                case ';' or '&' or '|' or '<' or '>' when open is null:
                    // 2>file: the digit belongs to the operator.
                    if (started && !(c == '>' && word.Length > 0 && char.IsAsciiDigit(word[0])))
                        words.Add(word.ToString());
                    stop = i;
                    return words;
            }

            started = true;
            word.Append(c);
        }

        stop = open is null ? text.Length : openedAt;
        if (open is not null)
            return null;
        if (started)
            words.Add(word.ToString());
        return words;
    }
}

/// <summary>A command and its arguments, as a line or a list; the long form is the list.</summary>
public sealed class CommandShape : EitherShape
{
    public CommandShape()
    {
        OrNull = true;
        IsSpelling = true;
        Definition = "command";
        Text = new TextShape { Grammar = CommandLine.Check, IsDecoded = true };
        List = new ListShape(new TextShape());
        FromText = static line =>
            CommandLine.Split(line.Text) is { } words
                ? new Sequence(line.At, [.. words.Select(word => line with { Text = word })]) { Origin = line.Origin }
                : null;
    }
}
