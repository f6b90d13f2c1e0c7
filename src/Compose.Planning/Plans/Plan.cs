using System.Collections.Immutable;
using System.Text;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Planning.Observation;

namespace Compose.Planning.Plans;

/// <summary>Steps in dependency order: an acyclic graph, since a node waits only for earlier ones.</summary>
public sealed record Plan(ImmutableArray<PlanNode> Nodes)
{
    public static readonly Plan Empty = new([]);

    /// <summary>The project it is for; null where that does not matter.</summary>
    public Project? Project { get; init; }

    /// <summary>The state it starts from; null where that does not matter.</summary>
    public ObservedState? Observed { get; init; }

    /// <summary>Resources that stay unchanged, such as running containers.</summary>
    public ImmutableArray<KeptTarget> Kept { get; init; } = [];

    /// <summary>Warnings before execution, such as about orphans.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Why it cannot be executed, each with its location. A plan with problems is not executed.</summary>
    public ImmutableArray<Diagnostic> Problems { get; init; } = [];

    /// <summary>
    /// Services with existing containers whose image is pulled or built: whether to recreate those is known only afterwards. Execute the
    /// pulls and builds, observe again, and plan again.
    /// </summary>
    public ImmutableArray<string> Undecided { get; init; } = [];

    /// <summary>The services whose containers it replaces one after another.</summary>
    public IEnumerable<UpdateSeries> Updates => Nodes.Select(static node => node.Attempt?.Series).OfType<UpdateSeries>().Distinct();

    public bool IsEmpty => Nodes.IsEmpty;

    /// <summary>Whether any step does more than wait or look.</summary>
    public bool HasChanges => Nodes.Any(static node => node.Step.Changes.Any());

    public bool CanRun => !Problems.Any(problem => problem.Severity == Severity.Error);

    /// <summary>One line per step, then the warnings, then the problems with help; for tests. People read the reports.</summary>
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
