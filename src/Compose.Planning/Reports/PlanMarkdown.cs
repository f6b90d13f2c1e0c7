using System.Text;
using Compose.Planning.Differences;
using Compose.Planning.Plans;

namespace Compose.Planning.Reports;

/// <summary>A plan in Markdown, for a comment on a pull request.</summary>
public static class PlanMarkdown
{
    public static string Write(Plan plan, PlanStyle style)
    {
        var overview = PlanOverview.Of(plan);
        var text = new StringBuilder();
        var summary = overview.Summary.ToString() is { Length: > 0 } some ? some : "nothing to do";
        text.Append(plan.Project is { } project ? $"### Plan for {Markdown.Code(project.Name)}: {summary}\n" : $"### Plan: {summary}\n");
        if (!overview.Lost.IsEmpty)
            Callout(text, "CAUTION", overview.Lost);
        var warnings = plan.Warnings.Concat(new[] { ChangeText.Undecided(plan, overview) }.OfType<string>()).ToList();
        if (warnings.Count > 0)
            Callout(text, "WARNING", warnings);
        if (!plan.Problems.IsEmpty)
            Callout(text, "IMPORTANT", plan.Problems.Select(problem => style.Relative(problem.ToString())));
        foreach (var group in overview.Groups)
        {
            text.Append(group.Name.Length > 0 ? $"\n**{group.Kind} {Markdown.Escaped(group.Name)}**\n\n" : $"\n**{group.Kind}s**\n\n");
            foreach (var item in group.Items)
                Write(text, item, style);
        }

        if (!overview.Unchanged.IsEmpty)
            text.Append($"\nUnchanged: {string.Join(", ", overview.Unchanged.Select(Markdown.Code))}\n");
        return text.ToString();
    }

    private static void Callout(StringBuilder text, string kind, IEnumerable<string> lines)
    {
        text.Append($"\n> [!{kind}]\n");
        foreach (var line in lines)
            text.Append($"> {Markdown.Escaped(line)}\n");
    }

    private static void Write(StringBuilder text, PlanItem item, PlanStyle style)
    {
        var cause = Markdown.Escaped(PlanText.CauseOf(item));
        text.Append($"- **{item.Action}** {item.Target.Kind} {Markdown.Code(item.Target.Name)}: {cause}\n");
        foreach (var change in item.Difference.Changes)
            text.Append($"  - {Markdown.Code(change.Attribute)}: {Value(change.Old)} → {Value(change.New)}{Source(change, style)}\n");
        if (ChangeText.Rest(item.Difference) is { } rest)
            text.Append($"  - {Markdown.Escaped(rest)}\n");
        if (item.Interruption is { } interruption)
            text.Append($"  - interrupted: {interruption}\n");
        if (item.IsSeamless)
            text.Append($"  - {PlanItem.Seamless}\n");
        foreach (var hook in item.Hooks)
            text.Append($"  - runs its {hook} hook\n");
        if (!item.Stays.IsEmpty)
            text.Append($"  - stays: {Markdown.Escaped(string.Join(", ", item.Stays))}\n");
    }

    private static string Source(AttributeChange change, PlanStyle style) =>
        ChangeText.Source(change) is { } source ? $" ({Markdown.Escaped(style.Relative(source))})" : "";

    private static string Value(string? text) => text is null ? "unset" : Markdown.Code(ChangeText.Value(text));
}
