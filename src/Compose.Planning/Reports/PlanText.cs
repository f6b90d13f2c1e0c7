using Compose.Planning.Differences;
using Compose.Planning.Plans;

namespace Compose.Planning.Reports;

/// <summary>A plan for a terminal: by service in order of execution, what changes and why, and a summary.</summary>
public sealed class PlanText
{
    private const string Red = "\e[31m";
    private readonly WrappedText lines;

    private PlanText(PlanStyle style) => lines = new WrappedText(style);

    /// <summary>The summary is its last line; warnings and problems are before it.</summary>
    public static string Write(Plan plan, PlanStyle style)
    {
        var writer = new PlanText(style);
        writer.Write(plan, PlanOverview.Of(plan));
        return writer.lines.ToString();
    }

    private void Write(Plan plan, PlanOverview overview)
    {
        foreach (var group in overview.Groups)
        {
            lines.Line(0, "", Title(group), "\e[1m");
            foreach (var item in group.Items)
                Write(item);
        }

        foreach (var lost in overview.Lost)
            lines.Line(0, "! ", lost, "\e[1;31m");
        if (ChangeText.Undecided(plan, overview) is { } undecided)
            lines.Line(0, "? ", undecided, "");
        // On one line each: other programs look for them.
        foreach (var warning in plan.Warnings)
            lines.Line(0, "! ", warning, "\e[33m", int.MaxValue);
        foreach (var problem in plan.Problems)
        {
            lines.Line(0, "", problem.ToString(), Red, int.MaxValue);
            if (problem.Help is { } help)
                lines.Line(2, "help: ", help, "", int.MaxValue);
        }

        lines.Line(0, "", overview.Summary.ToString() is { Length: > 0 } summary ? summary : "nothing to do", "\e[1m");
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
        lines.Line(2, mark, $"{item.Action} {item.Target}: {CauseOf(item)}", color);
        foreach (var change in item.Difference.Changes)
            Write(change);
        if (ChangeText.Rest(item.Difference) is { } rest)
            lines.Line(6, "", rest, "");
        if (item.Interruption is { } interruption)
            lines.Line(6, "", $"interrupted: {interruption}", "");
        if (item.IsSeamless)
            lines.Line(6, "", PlanItem.Seamless, "");
        foreach (var hook in item.Hooks)
            lines.Line(6, "", $"runs its {hook} hook", "");
        if (!item.Stays.IsEmpty)
            lines.Line(6, "", $"stays: {string.Join(", ", item.Stays)}", "");
    }

    // The changes follow in full.
    internal static string CauseOf(PlanItem item) =>
        !item.Difference.Changes.IsEmpty && item.Cause.StartsWith("config changed", StringComparison.Ordinal)
            ? "config changed"
            : item.Cause;

    private void Write(AttributeChange change)
    {
        lines.Line(6, "", $"{change.Attribute}: {ChangeText.Values(change)}", "");
        if (ChangeText.Source(change) is { } source)
            lines.Line(8, "", source, "\e[2m");
    }
}
