using System.Collections.Immutable;
using Compose.Model.Diagnostics;

namespace Compose.Planning.Plans;

/// <summary>A plan in the making.</summary>
internal sealed class PlanBuilder
{
    private readonly ImmutableArray<PlanNode>.Builder nodes = ImmutableArray.CreateBuilder<PlanNode>();
    private readonly ImmutableArray<StepTarget>.Builder kept = ImmutableArray.CreateBuilder<StepTarget>();
    private readonly ImmutableArray<string>.Builder warnings = ImmutableArray.CreateBuilder<string>();
    private readonly SortedSet<string> undecided = new(StringComparer.Ordinal);
    private readonly DiagnosticSink problems = new();

    /// <summary>Appends a step and returns its number.</summary>
    public int Add(PlanStep step, IEnumerable<int> after, StepGroup? group = null)
    {
        var number = nodes.Count + 1;
        nodes.Add(new PlanNode(number, step, [.. after.Distinct().Order()], group));
        return number;
    }

    public void Keep(StepTarget target) => kept.Add(target);

    public void Warn(string text) => warnings.Add(text);

    public void Refuse(Diagnostic problem) => problems.Add(problem);

    public void LeaveOpen(string service) => undecided.Add(service);

    public Plan Build() => new(nodes.ToImmutable())
    {
        Kept = kept.ToImmutable(),
        Undecided = [.. undecided],
        Warnings = warnings.ToImmutable(),
        Problems = problems.ToImmutable(),
    };
}
