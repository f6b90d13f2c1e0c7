using System.Collections.Immutable;
using System.Text;
using Compose.Model.Diagnostics;

namespace Compose.Planning.Plans;

/// <summary>
/// What is to be done, in an order that respects every need: a graph without cycles, since a node waits for earlier ones only.
/// </summary>
public sealed record Plan(ImmutableArray<PlanNode> Nodes)
{
    public static readonly Plan Empty = new([]);

    /// <summary>What stays as it is, such as containers that run already.</summary>
    public ImmutableArray<KeptTarget> Kept { get; init; } = [];

    /// <summary>What the user should know before it is done, such as orphans.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Why it cannot be done, each at its place in the file. A plan with problems is not executed.</summary>
    public ImmutableArray<Diagnostic> Problems { get; init; } = [];

    /// <summary>
    /// Services that keep containers while their image is pulled or built: whether those must be replaced is known only afterwards. Carry
    /// out the pulls and builds, observe again, and plan again.
    /// </summary>
    public ImmutableArray<string> Undecided { get; init; } = [];

    public bool IsEmpty => Nodes.IsEmpty;

    public bool CanRun => !Problems.Any(problem => problem.Severity == Severity.Error);

    /// <summary>
    /// One line a step, then the warnings, then what stands in the way and how to clear it; the same text for `plan`, --dry-run and tests.
    /// </summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var node in Nodes)
            text.Append(node).Append('\n');
        foreach (var service in Undecided)
            text.Append($"? {service} is recreated too if its image changes\n");
        foreach (var warning in Warnings)
            text.Append("! ").Append(warning).Append('\n');
        foreach (var problem in Problems)
        {
            text.Append(problem).Append('\n');
            if (problem.Help is { } help)
                text.Append("  help: ").Append(help).Append('\n');
        }

        return text.ToString();
    }
}
