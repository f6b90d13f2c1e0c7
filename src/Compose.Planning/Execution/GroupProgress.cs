using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Execution;

/// <summary>Reports steps to an observer; the steps of a group form one row, from the start of the first to the end of the last.</summary>
internal sealed class GroupProgress
{
    private readonly IPlanProgress progress;
    private readonly Dictionary<StepGroup, (int Started, int Left)> groups = new(ReferenceEqualityComparer.Instance);
    private readonly Lock gate = new();

    public GroupProgress(IPlanProgress progress, Plan plan)
    {
        this.progress = progress;
        foreach (var node in plan.Nodes)
            if (node.Group is { } group)
                groups[group] = (0, groups.GetValueOrDefault(group).Left + 1);
    }

    public void Started(PlanNode node)
    {
        if (node.Group is not { } group)
        {
            if (node.Step.Working is { } words)
                progress.Report(new ProgressEvent(node.Step.Target.Id, ProgressStatus.Working, words));
            return;
        }

        lock (gate)
        {
            var (started, left) = groups[group];
            groups[group] = (started + 1, left);
            if (started > 0)
                return;
        }

        progress.Report(new ProgressEvent(group.Target.Id, ProgressStatus.Working, group.Working));
    }

    public void Ended(PlanNode node, StepOutcome outcome)
    {
        if (node.Group is { } group)
        {
            lock (gate)
            {
                var (started, left) = groups[group];
                groups[group] = (started, left - 1);
                if (left > 1)
                    return;
            }

            progress.Report(new ProgressEvent(group.Target.Id, ProgressStatus.Done, group.Done));
            return;
        }

        var status = outcome.Result == StepResult.Warning ? ProgressStatus.Warning : ProgressStatus.Done;
        if ((outcome.Text ?? node.Step.Done) is { } words)
            progress.Report(new ProgressEvent(node.Step.Target.Id, status, words));
    }

    public void Failed(PlanNode node, Exception error)
    {
        // A wait has already reported each container.
        if (node.Step is WaitForService)
            return;
        progress.Report(
            new ProgressEvent((node.Group?.Target ?? node.Step.Target).Id, ProgressStatus.Error, "Error") { Details = error.Message }
        );
    }
}
