using System.Collections.Immutable;
using Compose.Model;
using Compose.Planning.Convergence;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Verbs;

/// <summary>build: every image that services are built into, those that others build upon first.</summary>
public static class BuildPlan
{
    /// <param name="services">The services; empty: all. Those whose images they build upon are built too.</param>
    /// <param name="push">Push each image that has a name of its own, once it is built.</param>
    public static Plan Of(Project project, ObservedState observed, ImmutableArray<string> services, bool push, PlanPolicy policy)
    {
        var draft = new Draft(project, observed, policy with { Build = BuildRule.Always });
        ImagePlanning.PlanBuilds(draft, service => services.IsEmpty || services.Contains(service.Name));
        if (push)
            foreach (var service in draft.Ordered)
                if (service.Image is { } image && draft.ImageReady.TryGetValue(image, out var built))
                    draft.Add(new PushImage(image, service.PlaceOf("image"), FailureIsFine: false, "asked for by --push"), [built]);
        return draft.Build();
    }
}
