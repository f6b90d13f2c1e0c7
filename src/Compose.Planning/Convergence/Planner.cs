using System.Collections.Immutable;
using Compose.Model;
using Compose.Planning.Observation;
using Compose.Planning.Plans;

namespace Compose.Planning.Convergence;

/// <summary>Decides how an engine gets from what it has to what a project says. Pure: makes no call, reads no clock.</summary>
public static class Planner
{
    /// <summary>All of it: images, models, networks, volumes, containers, starts and waits.</summary>
    public static Plan Plan(Project project, ObservedState observed, PlanPolicy policy)
    {
        var draft = new Draft(project, observed, policy);
        Plan(draft);
        return draft.Build();
    }

    /// <summary>As above, and hands out what was decided, to go on from there.</summary>
    internal static ReplicaDecisions Plan(Draft draft)
    {
        NameChecks.Check(draft);
        ApiSocketCheck.Check(draft);
        ImagePlanning.Plan(draft);
        ModelPlanning.Plan(draft);
        draft.Builder.Settle(); // an image that cannot be had leaves nothing behind
        var decisions = ReplicaDecisions.Decide(draft);
        RequestChecks.Check(draft, decisions);
        NetworkPlanning.Plan(draft, decisions);
        VolumePlanning.Plan(draft, decisions);
        ContainerPlanning.Plan(draft, decisions);
        OrphanPlanning.Plan(draft);
        if (draft.Policy.Start)
            StartPlanning.Plan(draft, decisions);
        return decisions;
    }

    /// <summary>
    /// Only pulls and builds. To be carried out first when <see cref="Plans.Plan.Undecided"/> says that their outcome matters.
    /// </summary>
    public static Plan PlanImages(Project project, ObservedState observed, PlanPolicy policy)
    {
        var draft = new Draft(project, observed, policy);
        ImagePlanning.Plan(draft);
        return draft.Build();
    }

    /// <summary>
    /// Volumes whose definition differs from that of the volume there is: they can only be changed by losing what is in them.
    /// </summary>
    public static ImmutableArray<Model.Resources.Volume> ChangedVolumes(Project project, ObservedState observed) =>
        [.. project.Volumes.Where(volume => VolumePlanning.HasChanged(project, observed, volume))];
}
