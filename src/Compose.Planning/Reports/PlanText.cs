using System.Text;
using Compose.Model.Diagnostics;
using Compose.Planning.Differences;
using Compose.Planning.Plans;

namespace Compose.Planning.Reports;

/// <summary>A plan for a terminal: by service in order of execution, what changes and why, and a summary.</summary>
public sealed class PlanText
{
    private const string Red = "\e[31m";
    private const string Reset = "\e[0m";
    private readonly StringBuilder text = new();
    private readonly PlanStyle style;

    private PlanText(PlanStyle style) => this.style = style;

    /// <summary>The summary is its last line; warnings and problems are before it.</summary>
    public static string Write(Plan plan, PlanStyle style)
    {
        var writer = new PlanText(style);
        writer.Write(plan, PlanOverview.Of(plan));
        return writer.text.ToString();
    }

    private void Write(Plan plan, PlanOverview overview)
    {
        foreach (var group in overview.Groups)
        {
            Line(0, "", Title(group), "\e[1m");
            foreach (var item in group.Items)
                Write(item);
        }

        foreach (var lost in overview.Lost)
            Line(0, "! ", lost, "\e[1;31m");
        if (ChangeText.Undecided(plan, overview) is { } undecided)
            Line(0, "? ", undecided, "");
        // On one line each: other programs look for them.
        foreach (var warning in plan.Warnings)
            Line(0, "! ", warning, "\e[33m", int.MaxValue);
        foreach (var problem in plan.Problems)
        {
            Line(0, "", problem.ToString(), Red, int.MaxValue);
            if (problem.Help is { } help)
                Line(2, "help: ", help, "", int.MaxValue);
        }

        Line(0, "", overview.Summary.ToString() is { Length: > 0 } summary ? summary : "nothing to do", "\e[1m");
    }

    private static string Title(PlanGroup group) =>
        group.Kind == "service" ? $"service {group.Name}"
        : group.Name.Length > 0 ? $"{group.Kind} {group.Name}"
        : group.Kind + "s";

    private void Write(PlanItem item)
    {
        var (mark, color) = item.Action switch
        {
            "create" => ("+ ", "\e[32m"),
            "replace" => ("~ ", "\e[33m"),
            "remove" => ("- ", Red),
            _ => ("* ", "\e[36m"),
        };
        Line(2, mark, $"{item.Action} {item.Target}: {CauseOf(item)}", color);
        foreach (var change in item.Difference.Changes)
            Write(change);
        if (ChangeText.Rest(item.Difference) is { } rest)
            Line(6, "", rest, "");
        if (item.Interruption is { } interruption)
            Line(6, "", $"interrupted: {interruption}", "");
        foreach (var hook in item.Hooks)
            Line(6, "", $"runs its {hook} hook", "");
        if (!item.Stays.IsEmpty)
            Line(6, "", $"stays: {string.Join(", ", item.Stays)}", "");
    }

    // The changes follow in full.
    internal static string CauseOf(PlanItem item) =>
        !item.Difference.Changes.IsEmpty && item.Cause.StartsWith("config changed", StringComparison.Ordinal)
            ? "config changed"
            : item.Cause;

    private void Write(AttributeChange change)
    {
        Line(6, "", $"{change.Attribute}: {ChangeText.Values(change)}", "");
        if (ChangeText.Source(change) is { } source)
            Line(8, "", source, "\e[2m");
    }

    /// <summary>Writes words between the indent and the width; a longer word is not broken.</summary>
    private void Line(int indent, string mark, string words, string color, int columns = 0)
    {
        text.Append(' ', indent).Append(style.Colors ? color : "").Append(mark);
        var start = indent + mark.Length;
        var column = start;
        columns = Math.Max(columns, style.Width);
        foreach (var word in Legible.Of(style.Relative(words)).Split(' '))
        {
            var width = DisplayWidth.Of(word);
            if (column > start && column + 1 + width > columns)
            {
                text.Append('\n').Append(' ', start + 2);
                column = start + 2;
            }
            else if (column > start)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += width;
        }

        text.Append(style.Colors && color.Length > 0 ? Reset : "").Append('\n');
    }
}
