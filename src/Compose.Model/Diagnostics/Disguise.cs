using Compose.Model.Text;

namespace Compose.Model.Diagnostics;

/// <summary>Names the lookalike character in the marked text, which cannot be found by eye.</summary>
internal static class Disguise
{
    // A name or a word; longer text is marked for another reason.
    private const int Longest = 200;

    public static Diagnostic Named(Diagnostic found)
    {
        if (found.Severity < Severity.Warning || found.HidesText || found.At.Span.Length is 0 or > Longest)
            return found;
        // Text of several lines is marked for another reason, unless it keeps the file from being used.
        var marked = found.At.Characters;
        var at = found.IsFatal || marked.IndexOfAny('\n', '\r') < 0 ? Lookalikes.IndexIn(marked) : -1;
        if (at < 0 || found.Message.Contains("U+", StringComparison.Ordinal))
            return found;

        var character = marked[at];
        var meant = Lookalikes.Meant(character);
        var named = found
            .WithNote($"it contains {Lookalikes.Named(character)}, which is {(meant.Trim().Length == 0 ? "invisible" : $"no `{meant}`")}")
            .WithHelp(
                meant.Length == 0 ? "remove the character"
                : meant.Trim().Length == 0 ? "type a space in its place"
                : $"type `{meant}` in its place"
            );
        // What cannot be used cannot change its meaning. The character is the cause, so its fix is the first choice.
        var fix = new Fix(
            meant.Length == 0 ? "remove the character" : "replace the character",
            found.IsFatal ? Applicability.Safe : Applicability.Unsafe,
            [.. Edits(found.At)]
        );
        return named with { Fixes = found.Fixes.Insert(0, fix) };
    }

    private static TextEdit[] Edits(Location at)
    {
        var edits = new List<TextEdit>();
        for (var from = 0; from < at.Span.Length;)
        {
            var next = Lookalikes.IndexIn(at.Characters[from..]);
            if (next < 0)
                break;
            edits.Add(new TextEdit(at.Part(from + next, 1), Lookalikes.Meant(at.Characters[from + next])));
            from += next + 1;
        }

        return [.. edits];
    }
}
