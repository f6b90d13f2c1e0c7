using Compose.Model.Diagnostics;
using Compose.Planning.Differences;
using Compose.Planning.Plans;

namespace Compose.Planning.Reports;

/// <summary>The words for a change, the same in every report.</summary>
internal static class ChangeText
{
    private const int Longest = 400;
    private const int Beginning = 300;
    private const int End = 80;

    /// <summary><c>1 -> 2</c>; a value that is not set is called so.</summary>
    public static string Values(AttributeChange change) => $"{Value(change.Old)} -> {Value(change.New)}";

    /// <summary>On one line, safe for a terminal; a very long value by its beginning and end.</summary>
    public static string Value(string? text) =>
        text is null ? "unset"
        : text.Length == 0 ? "\"\""
        : Legible.Path(text.Length <= Longest ? text : $"{text[..Beginning]}…{text[^End..]}");

    /// <summary><c>compose.yaml:6:12, variable TAG from .env:1:1</c>; null for a value that is not set.</summary>
    public static string? Source(AttributeChange change) =>
        change.At is { } at ? string.Join(", ", [at.ToString(), .. change.Steps.Select(static step => step.Text)]) : null;

    /// <summary>What else may have changed; null when nothing.</summary>
    public static string? Rest(ContainerDifference difference) =>
        difference.IsHidden
            ? difference.Untraced.IsEmpty && difference.Uncertain.IsEmpty
                ? "nothing in the container shows what changed"
                : "nothing in the container shows what changed; it may be "
                    + string.Join(", ", difference.Untraced.Concat(difference.Uncertain.Select(static change => change.Attribute)))
        : !difference.Untraced.IsEmpty ? $"a container does not show whether these changed too: {string.Join(", ", difference.Untraced)}"
        : !difference.Uncertain.IsEmpty
            ? "set by the engine, or no longer by the files: "
                + string.Join(", ", difference.Uncertain.Select(static change => $"{change.Attribute} {Value(change.Old)}"))
        : null;

    /// <summary>The services that may be replaced too; null when none.</summary>
    public static string? Undecided(Plan plan, PlanOverview overview)
    {
        var replaced = overview
            .Groups.Where(static group => group.Items.Any(static item => item.Action == "replace"))
            .Select(static group => group.Name);
        var open = plan.Undecided.Except(replaced).ToList();
        return open.Count == 0 ? null
            : open.Count == 1 ? $"{open[0]} is replaced too if its image changes"
            : $"{string.Join(", ", open)} are replaced too if their images change";
    }
}
