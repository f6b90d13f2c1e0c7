using System.Collections.Immutable;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Reports;

/// <summary>Collects the steps of a plan by what they are about.</summary>
internal sealed class OverviewBuilder(Plan plan)
{
    private readonly List<Subject> subjects = [];
    private readonly Dictionary<StepTarget, Subject> known = [];

    public PlanOverview Build()
    {
        foreach (var step in plan.Nodes.Select(static node => node.Step))
            Register(step);
        foreach (var node in plan.Nodes)
            if (node.Step is not (WaitForService or AttachContainers or ReplacementWait or PauseUpdate))
                SubjectOf(node.Step).Add(node);
        var groups = subjects
            .OrderBy(static subject => subject.Decisive.Number)
            .GroupBy(static subject => subject.Group)
            .Select(group => new PlanGroup(group.Key.Kind, group.Key.Name, [.. group.Select(static subject => subject.ToItem())]))
            .ToImmutableArray();
        ImmutableArray<string> unchanged =
        [
            .. plan
                .Kept.Select(static kept => kept.Target)
                .Where(target => target.Kind == "container" && !known.ContainsKey(target))
                .Select(static target => target.Name),
        ];
        return new PlanOverview
        {
            Groups = groups,
            Unchanged = unchanged,
            Lost = [.. LostData.Of(plan)],
            Summary = PlanSummary.Of(groups.SelectMany(static group => group.Items), unchanged.Length),
        };
    }

    /// <summary>A container and its replacement are one, and so is a container under its names before and after.</summary>
    private void Register(PlanStep step)
    {
        switch (step)
        {
            case CreateContainer { Request: var request } create:
                Register(request.Name, request.Replaces, [create.Name]);
                break;
            case KeepVolumes { Request: var request } keep:
                Register(request.Name, request.Replaces, [keep.Name]);
                break;
            // One that an interrupted recreate left behind.
            case RenameContainer rename when !known.ContainsKey(StepTarget.Container(rename.Container)) && !IsTaken(rename.Container):
                Register(rename.Name, ListedAs(container => container.Name == rename.Container), []);
                break;
        }
    }

    /// <summary>Whether another container takes a name, so that the one that has it makes way.</summary>
    private bool IsTaken(string name) => plan.Nodes.Any(node => node.Step is RenameContainer rename && rename.Name == name);

    private void Register(string name, ObservedContainer? existing, ReadOnlySpan<string> names)
    {
        var target = StepTarget.Container(name);
        var subject = known.GetValueOrDefault(target) ?? new Subject(plan, target, existing);
        foreach (
            var other in (string?[])[name, existing?.Name, ListedAs(container => container.Id == existing?.Id)?.Name, .. names]
        )
            if (other is not null)
                known[StepTarget.Container(other)] = subject;
    }

    private ObservedContainer? ListedAs(Func<ObservedContainer, bool> isIt) => plan.Observed?.Containers.FirstOrDefault(isIt);

    private Subject SubjectOf(PlanStep step)
    {
        var target = step.Changes.FirstOrDefault(step.Target);
        if (!known.TryGetValue(target, out var subject))
            known[target] = subject = new Subject(plan, target, ListedAs(container => container.Name == target.Name));
        if (subject.Steps.Count == 0)
            subjects.Add(subject);
        return subject;
    }
}
