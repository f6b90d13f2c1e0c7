using System.Text;

namespace Compose.Model.Text;

/// <summary>A text with edits applied to it.</summary>
public sealed class EditedText
{
    private readonly TextEdit[] edits;
    private readonly bool hasCarriageReturns;

    /// <param name="edits">All of this text, none overlapping another.</param>
    public EditedText(SourceText before, IEnumerable<TextEdit> edits)
    {
        this.edits = [.. edits.OrderBy(static e => e.At.Span.Start)];
        hasCarriageReturns = before.Text.Contains("\r\n", StringComparison.Ordinal);
        var text = new StringBuilder();
        var at = 0;
        foreach (var edit in this.edits)
        {
            text.Append(before.Text, at, edit.At.Span.Start - at).Append(Typed(edit));
            at = edit.At.Span.End;
        }

        Before = before;
        After = new SourceText(before.Path, text.Append(before.Text, at, before.Text.Length - at).ToString())
        {
            HasByteOrderMark = before.HasByteOrderMark,
        };
    }

    public SourceText Before { get; }

    public SourceText After { get; }

    /// <summary>Whether two of the edits cover or touch the same characters.</summary>
    public static bool Collide(TextEdit one, TextEdit other) =>
        one.At.Span.Start <= other.At.Span.End && other.At.Span.Start <= one.At.Span.End;

    /// <summary>Whether an edit replaces the character at an offset.</summary>
    public bool Replaces(int offset) => Array.Exists(edits, e => e.At.Span.Start <= offset && offset < e.At.Span.End);

    /// <summary>Where a character has moved. Where text was inserted, that is behind it, or before it if asked.</summary>
    public int Moved(int offset, bool beforeInsertion)
    {
        var by = 0;
        foreach (var edit in edits)
        {
            if (edit.At.Span.Start > offset || (beforeInsertion && edit.At.Span.Start == offset))
                break;
            by += Typed(edit).Length - Math.Min(edit.At.Span.Length, offset - edit.At.Span.Start);
        }

        return offset + by;
    }

    private string Typed(TextEdit edit) => hasCarriageReturns ? edit.NewText.Replace("\n", "\r\n") : edit.NewText;
}
