using System.Collections.Immutable;
using Compose.Model;
using Compose.Planning.Observation;
using Compose.Planning.Plans;

namespace Compose.Planning.Convergence;

/// <summary>Plans how to converge an engine to a project. Pure: makes no call, reads no clock.</summary>
public static class Planner
{
    /// <summary>The complete plan: images, models, networks, volumes, containers, starts and waits.</summary>
    public static Plan Plan(Project project, ObservedState observed, PlanPolicy policy)
    {
        var draft = new Draft(project, observed, policy);
        Plan(draft);
        return draft.Build();
    }

    /// <summary>The same; returns the decisions for further planning.</summary>
    internal static ReplicaDecisions Plan(Draft draft)
    {
        NameChecks.Check(draft);
        ApiSocketCheck.Check(draft);
        ImagePlanning.Plan(draft);
        ModelPlanning.Plan(draft);
        draft.Builder.Settle(); // an unavailable image leaves nothing behind
        var decisions = ReplicaDecisions.Decide(draft);
        RequestChecks.Check(draft, decisions);
        NetworkPlanning.Plan(draft, decisions);
        VolumePlanning.Plan(draft, decisions);
        RollingDecisions.Decide(draft, decisions);
        ContainerPlanning.Plan(draft, decisions);
        OrphanPlanning.Plan(draft);
        InterruptedRuns.Plan(draft);
        if (draft.Policy.Start)
            StartPlanning.Plan(draft, decisions);
        return decisions;
    }

    /// <summary>Pulls and builds only. Executed first when <see cref="Plans.Plan.Undecided"/> depends on their outcome.</summary>
    public static Plan PlanImages(Project project, ObservedState observed, PlanPolicy policy)
    {
        var draft = new Draft(project, observed, policy);
        ImagePlanning.Plan(draft);
        return draft.Build();
    }

    /// <summary>Volumes whose definition changed: updating them means recreating them and losing their data.</summary>
    public static ImmutableArray<Model.Resources.Volume> ChangedVolumes(Project project, ObservedState observed) =>
        [.. project.Volumes.Where(volume => VolumePlanning.HasChanged(project, observed, volume))];
}
