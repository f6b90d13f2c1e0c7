using System.Collections;
using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Planning.Observation;

namespace Compose.Planning.Plans;

/// <summary>Builds a plan.</summary>
/// <param name="project">The project, as far as it matters.</param>
/// <param name="observed">The state that the plan starts from, as far as it matters.</param>
internal sealed class PlanBuilder(Project? project = null, ObservedState? observed = null)
{
    private readonly ImmutableArray<PlanNode>.Builder nodes = ImmutableArray.CreateBuilder<PlanNode>();

    // For each node, all nodes that precede it.
    private readonly List<BitArray> befores = [];
    private readonly StepOrder order = new();
    private int first;
    private readonly ImmutableArray<KeptTarget>.Builder kept = ImmutableArray.CreateBuilder<KeptTarget>();
    private readonly ImmutableArray<string>.Builder warnings = ImmutableArray.CreateBuilder<string>();
    private readonly SortedSet<string> undecided = new(StringComparer.Ordinal);
    private readonly DiagnosticSink problems = new();

    /// <summary>Appends a step and returns its number.</summary>
    /// <param name="after">Additional needs; steps with the same targets are ordered automatically.</param>
    public int Add(PlanStep step, IEnumerable<int> after, StepGroup? group = null)
    {
        var number = nodes.Count + 1;
        nodes.Add(new PlanNode(number, step, Direct([.. Enumerable.Range(1, first), .. after, .. order.Before(step)]), group));
        order.Add(step, number);
        return number;
    }

    /// <summary>Makes all further nodes come after the present ones.</summary>
    public void Settle() => first = nodes.Count;

    // Omits transitive edges: fewer to follow, and a more readable plan.
    private ImmutableArray<int> Direct(IEnumerable<int> after)
    {
        var before = new BitArray(nodes.Count + 2);
        var direct = ImmutableArray.CreateBuilder<int>();
        foreach (var number in after.Distinct().OrderDescending())
        {
            if (before[number])
                continue;
            direct.Add(number);
            before.Or(Grown(befores[number - 1], before.Length));
        }

        foreach (var number in direct)
            before[number] = true;
        befores.Add(before);
        direct.Reverse();
        return direct.ToImmutable();
    }

    private static BitArray Grown(BitArray bits, int length) => new(bits) { Length = length };

    /// <summary>The numbers of all nodes so far.</summary>
    public IEnumerable<int> Everything => Enumerable.Range(1, nodes.Count);

    public void Keep(StepTarget target, string state = "Running", string? meanwhile = null, string? reason = null) =>
        kept.Add(new KeptTarget(target, state) { Meanwhile = meanwhile, Reason = reason });

    public void Warn(string text) => warnings.Add(text);

    public void Refuse(Diagnostic problem) => problems.Add(problem);

    public void LeaveOpen(string service) => undecided.Add(service);

    public Plan Build() =>
        new(nodes.ToImmutable())
        {
            Project = project,
            Observed = observed,
            Kept = kept.ToImmutable(),
            Undecided = [.. undecided],
            Warnings = warnings.ToImmutable(),
            Problems = problems.ToImmutable(),
        };
}
