using Compose.Engine.Contract;
using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Verbs;

/// <summary>Options of <c>pull</c>.</summary>
public sealed record PullRequest
{
    /// <summary>Whether to skip services that can be built.</summary>
    public bool IgnoreBuildable { get; init; }

    /// <summary><c>always</c> or <c>missing</c>, overriding the services' policies; null: none.</summary>
    public string? Policy { get; init; }

    public bool IgnoreFailures { get; init; }
}

/// <summary>pull: every named image once. Without its own policy a service's image is always pulled.</summary>
public static class PullPlan
{
    public static Plan Of(Project project, ObservedState observed, PullRequest request)
    {
        var plan = new PlanBuilder(project, observed);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in project.Services)
        {
            if (service.Image is not { } image)
                plan.Keep(StepTarget.Service(service.Name), "Skipped", reason: "No image to be pulled");
            else if (!Reaches(plan, service, image, observed, request))
                continue;
            else if (seen.Add($"{image} {service.Platform}"))
                plan.Add(Step(service, image, request), []);
        }

        return plan.Build();
    }

    // A pull shared by several services may fail if one of them tolerates it.
    private static PullImage Step(Service service, string image, PullRequest request) =>
        new(
            image,
            service.Platform,
            service.Name,
            service.PlaceOf("image"),
            CanBuild: request.IgnoreFailures || service.Build is not null,
            "requested"
        );

    /// <summary>Whether to pull the image; otherwise the plan records why not.</summary>
    private static bool Reaches(PlanBuilder plan, Service service, string image, ObservedState observed, PullRequest request)
    {
        var policy = request.Policy ?? service.PullPolicy;
        if (policy is "never" or "build")
            plan.Keep(StepTarget.Image(image), "Skipped");
        else if (policy is "missing" or "if_not_present" && observed.FindImage(image, service.Platform) is not null && SaysWhich(image))
            plan.Keep(StepTarget.Image(image), "Skipped", reason: "Image is already present locally");
        else if (request.IgnoreBuildable && service.Build is not null)
            plan.Keep(StepTarget.Image(image), "Skipped", reason: "Image can be built");
        else
            return true;
        return false;
    }

    // The tag `latest`, also the default, does not identify a version.
    private static bool SaysWhich(string image) => ImageReference.Parse(image) is { Digest: not null } or { Tag: not (null or "latest") };
}
