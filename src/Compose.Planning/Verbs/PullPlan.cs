using Compose.Engine;
using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Verbs;

/// <summary>What <c>pull</c> is asked for.</summary>
public sealed record PullRequest
{
    /// <summary>Leave out services that can be built.</summary>
    public bool IgnoreBuildable { get; init; }

    /// <summary><c>always</c> or <c>missing</c>, before what services say; null: none.</summary>
    public string? Policy { get; init; }

    public bool IgnoreFailures { get; init; }
}

/// <summary>pull: every named image once. Without a policy of its own a service's image is always pulled.</summary>
public static class PullPlan
{
    public static Plan Of(Project project, ObservedState observed, PullRequest request)
    {
        var plan = new PlanBuilder();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in project.Services)
        {
            if (service.Provider is not null || service.Image is not { } image || (request.IgnoreBuildable && service.Build is not null)) continue;
            if (CauseFor(service, image, observed, request) is not { } cause || !seen.Add($"{image} {service.Platform}")) continue;
            plan.Add(new PullImage(image, service.Platform, service.Name, service.PlaceOf("image"), CanBuild: request.IgnoreFailures, cause), []);
        }

        return plan.Build();
    }

    private static string? CauseFor(Service service, string image, ObservedState observed, PullRequest request)
    {
        var there = observed.FindImage(image, service.Platform) is not null;
        return (request.Policy ?? service.PullPolicy) switch
        {
            "never" or "build" => null,
            // What is called latest, or not called anything, says nothing of how old it is; the reference asks for a digest again too.
            "missing" or "if_not_present" => !there ? "not found" : ImageReference.Parse(image) switch
            {
                { Digest: not null } => "asked for by digest",
                { Tag: null or "latest" } => "latest may be old",
                _ => null,
            },
            _ => "asked for",
        };
    }
}
