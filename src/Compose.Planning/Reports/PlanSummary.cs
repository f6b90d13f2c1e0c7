using System.Collections.Immutable;
using System.Globalization;

namespace Compose.Planning.Reports;

/// <summary>How many containers, and other things, a plan changes.</summary>
/// <param name="Containers">Action to the number of containers, in the order of the text.</param>
/// <param name="Others">Action and kind to the number of other things.</param>
/// <param name="Unchanged">The number of containers that stay as they are.</param>
public sealed record PlanSummary(
    ImmutableArray<KeyValuePair<string, int>> Containers,
    ImmutableArray<KeyValuePair<(string Action, string Kind), int>> Others,
    int Unchanged
)
{
    private static readonly string[] Order = ["create", "replace", "remove", "restart", "start", "stop"];

    internal static PlanSummary Of(IEnumerable<PlanItem> items, int unchanged)
    {
        var all = items.ToList();
        return new PlanSummary(
            [
                .. all.Where(IsContainer)
                    .CountBy(static item => item.Action)
                    .OrderBy(static entry => (uint)Array.IndexOf(Order, entry.Key)),
            ],
            [.. all.Where(static item => !IsContainer(item)).CountBy(static item => (item.Action, item.Target.Kind))],
            unchanged
        );
    }

    /// <summary><c>2 to create, 1 to replace, 3 unchanged; 1 network to create</c></summary>
    public override string ToString()
    {
        var containers = Containers.Select(static entry => Text(entry.Value, "", entry.Key)).ToList();
        if (Unchanged > 0)
            containers.Add(string.Create(CultureInfo.InvariantCulture, $"{Unchanged} unchanged"));
        var others = Others.Select(static entry =>
            Text(entry.Value, $" {entry.Key.Kind}{(entry.Value == 1 ? "" : "s")}", entry.Key.Action)
        );
        return string.Join("; ", new[] { string.Join(", ", containers), string.Join(", ", others) }.Where(static part => part.Length > 0));
    }

    private static bool IsContainer(PlanItem item) => item.Target.Kind == "container";

    private static string Text(int count, string kind, string action) =>
        string.Create(CultureInfo.InvariantCulture, $"{count}{kind} to {action}");
}
