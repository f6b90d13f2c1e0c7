using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Convergence;
using Compose.Planning.Observation;
using Compose.Planning.Plans;

namespace Compose.Planning.Verbs;

/// <summary>build: the images of all services to build, base images first.</summary>
public static class BuildPlan
{
    /// <param name="services">The services; empty: all. Services whose images they build upon are built too.</param>
    /// <param name="pushed">The services whose images are pushed after the build, with their tags, if explicitly named.</param>
    public static Plan Of(
        Project project,
        ObservedState observed,
        ImmutableArray<string> services,
        Func<Service, bool> pushed,
        PlanPolicy policy
    )
    {
        var draft = new Draft(project, observed, policy with { Build = BuildRule.Always });
        ImagePlanning.PlanBuilds(draft, service => services.IsEmpty || services.Contains(service.Name));
        var pushes = new ImagePushes((step, after) => draft.Add(step, after), failureIsFine: false, "requested by --push");
        foreach (var service in draft.Ordered)
            if (pushed(service) && service.Image is { } image && draft.ImageReady.TryGetValue(image, out var built))
                pushes.Add(service, built);
        return draft.Build();
    }
}
