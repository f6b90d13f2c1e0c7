using System.Text;
using Compose.Model.Text;

namespace Compose.Model.Diagnostics;

/// <summary>
/// Renders a finding for people: location and message, the marked source line, related locations, the reason, and the help. Pure: the
/// caller supplies width and colour.
/// </summary>
public sealed class DiagnosticRenderer
{
    private const int LeastGutter = 4;
    private const int MostAlike = 3;
    private readonly StringBuilder text = new();
    private readonly Diagnostic diagnostic;
    private readonly DiagnosticStyle style;
    private readonly Palette colors;
    private readonly int gutter;

    private DiagnosticRenderer(Diagnostic diagnostic, DiagnosticStyle style)
    {
        this.diagnostic = diagnostic;
        this.style = style;
        colors = style.Colors ? Palette.Of(diagnostic.Severity) : Palette.None;
        var last = diagnostic.At.Start.Line;
        foreach (var related in diagnostic.Related)
            last = Math.Max(last, related.At.Start.Line);
        gutter = Math.Max(LeastGutter, last.ToString(System.Globalization.CultureInfo.InvariantCulture).Length);
    }

    /// <summary>The finding, each line terminated by a line feed.</summary>
    public static string Render(Diagnostic diagnostic, DiagnosticStyle style) => new DiagnosticRenderer(diagnostic, style).Render();

    /// <summary>Findings in sequence, with an empty line around those longer than one line.</summary>
    public static string Render(IEnumerable<Diagnostic> diagnostics, DiagnosticStyle style)
    {
        var all = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            if (all.Length > 0 && !style.Concise)
                all.Append('\n');
            all.Append(Render(diagnostic, style));
        }

        return all.ToString();
    }

    private string Render()
    {
        AppendHeader();
        if (style.Concise)
            return text.ToString();
        if (IsText(diagnostic.At))
        {
            AppendParent();
            AppendMarked(diagnostic.At, diagnostic.Label, '^', colors.Level, diagnostic.HidesText);
        }

        AppendRelated();
        foreach (var note in diagnostic.Notes)
            AppendNote(note);
        // The label, which is read first, may already contain it.
        if (diagnostic.Help is { } help && diagnostic.Label?.EndsWith(help, StringComparison.Ordinal) != true)
            AppendNote("help: " + help);
        foreach (var fix in diagnostic.Fixes)
            AppendNote(fix.Applicability == Applicability.Safe ? $"fix available: {fix.Title}" : $"fix available (unsafe): {fix.Title}");
        return text.ToString();
    }

    /// <summary>Locations with the same label illustrate the same point: a few of them do, the others are counted.</summary>
    private void AppendRelated()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var related in diagnostic.Related)
        {
            var count = counts[related.Label] = counts.GetValueOrDefault(related.Label) + 1;
            if (count > MostAlike)
                continue;
            if (related.At.Source != diagnostic.At.Source)
                AppendGutter("-->").Append(' ').Append(Legible.Path(related.At.ToString())).Append('\n');
            if (IsText(related.At))
                AppendMarked(
                    related.At,
                    related.Label,
                    '-',
                    colors.Frame,
                    diagnostic.HidesText && related.At.Characters.SequenceEqual(diagnostic.At.Characters)
                );
        }

        foreach (var (label, count) in counts)
            if (count > MostAlike)
                AppendNote($"{label}: {count - MostAlike} more {(count == MostAlike + 1 ? "place" : "places")}");
    }

    private void AppendHeader()
    {
        text.Append(colors.Bold)
            .Append(Legible.Path(IsText(diagnostic.At) ? diagnostic.At.ToString() : diagnostic.At.Source.Path))
            .Append(": ")
            .Append(colors.Level);
        text.Append(Word(diagnostic.Severity)).Append('[').Append(diagnostic.Descriptor.Id).Append("]: ");
        text.Append(colors.Reset).Append(colors.Bold).Append(diagnostic.Message).Append(colors.Reset).Append('\n');
    }

    /// <summary>Shows the parent key when it is on the line before the marked key: a lone `tests:` would be ambiguous.</summary>
    private void AppendParent()
    {
        var at = diagnostic.At;
        var line = at.Start.Line;
        if (line < 2 || at.Span.End >= at.Source.Text.Length || at.Source.Text[at.Span.End] != ':')
            return;
        var above = at.Source.Line(line - 1);
        if (above.IsWhiteSpace() || above.TrimStart()[0] == '#' || Indent(above) >= Indent(at.Source.Line(line)))
            return;
        AppendSource(line - 1, Excerpt.Unmarked(at.Source, line - 1, LineRoom));
    }

    private void AppendMarked(Location at, string? label, char mark, string color, bool mask)
    {
        var excerpt = Excerpt.Of(at, LineRoom, mask);
        AppendSource(at.Start.Line, excerpt.Text);
        AppendGutter("|").Append(' ', excerpt.MarkStart + 1).Append(color).Append(mark, excerpt.MarkWidth);
        if (label is not null)
        {
            var fits = Room == 0 || excerpt.MarkStart + excerpt.MarkWidth + 1 + DisplayWidth.Of(label) <= Room;
            if (fits)
            {
                text.Append(' ');
            }
            else
            {
                text.Append(colors.Reset).Append('\n');
                AppendGutter("|").Append(' ', Math.Min(excerpt.MarkStart, Math.Max(0, Room - DisplayWidth.Of(label))) + 1).Append(color);
            }

            text.Append(label);
        }

        text.Append(colors.Reset).Append('\n');
    }

    private void AppendSource(int line, string shown)
    {
        text.Append(colors.Frame)
            .Append(line.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(gutter))
            .Append(" |")
            .Append(colors.Reset);
        if (shown.Length > 0)
            text.Append(' ').Append(shown);
        text.Append('\n');
    }

    private StringBuilder AppendGutter(string sign) => text.Append(' ', gutter + 1).Append(colors.Frame).Append(sign).Append(colors.Reset);

    private void AppendNote(string note)
    {
        AppendGutter("=");
        var column = 0;
        foreach (var word in note.Split(' '))
        {
            var columns = DisplayWidth.Of(word);
            if (column > 0 && Room > 0 && column + 1 + columns > Room)
            {
                text.Append('\n').Append(' ', gutter + 2);
                column = 0;
            }

            text.Append(' ').Append(word);
            column += columns + 1;
        }

        text.Append('\n');
    }

    /// <summary>Columns available for source text; 0 for unlimited.</summary>
    private int Room => style.Width == 0 ? 0 : Math.Max(20, style.Width - gutter - 3);

    /// <summary>Columns for a source line, which may be megabytes long.</summary>
    private int LineRoom => Room > 0 ? Room : 500;

    /// <summary>A missing file or a flag has a name but no text to show.</summary>
    private static bool IsText(Location at) => at.Source.Text.Length > 0;

    private static int Indent(ReadOnlySpan<char> line) => line.Length - line.TrimStart().Length;

    /// <summary>The severity as a word.</summary>
    public static string Word(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            Severity.Info => "info",
            _ => "style",
        };

    private sealed record Palette(string Bold, string Level, string Frame, string Reset)
    {
        public static readonly Palette None = new("", "", "", "");

        public static Palette Of(Severity severity) => new("\e[1m", ColorOf(severity), "\e[34m", "\e[0m");

        private static string ColorOf(Severity severity) =>
            severity switch
            {
                Severity.Error => "\e[1;31m",
                Severity.Warning => "\e[1;33m",
                _ => "\e[1;36m",
            };
    }
}
