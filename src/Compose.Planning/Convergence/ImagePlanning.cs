using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Convergence;

/// <summary>Plans pulls, then builds: a named image is looked up in its registry before it is built (cli, 2.9).</summary>
internal static class ImagePlanning
{
    public static void Plan(Draft draft)
    {
        foreach (
            var group in draft
                .Ordered.Where(service => service.Provider is null && service.Image is not null)
                .GroupBy(service => service.Image!, StringComparer.Ordinal)
        )
            PlanPulls(draft, group.Key, [.. group]);
        foreach (var service in draft.Ordered)
        {
            foreach (var hook in service.PreStart)
                PlanPull(draft, service, hook.Image, hook, "image");
            foreach (var volume in service.Volumes)
                if (volume.Type == MountType.Image)
                    PlanPull(draft, service, volume.Source, volume, "source");
        }

        PlanBuilds(draft, static _ => true);
        foreach (var service in draft.Ordered)
            if (draft.ImageReady.ContainsKey(draft.ImageOf(service)) && !draft.Observed.ReplicasOf(service.Name).IsEmpty)
                draft.Builder.LeaveOpen(service.Name);
    }

    /// <summary>Builds the wanted services, and those whose images they build upon.</summary>
    public static void PlanBuilds(Draft draft, Func<Service, bool> wanted)
    {
        var building = new HashSet<string>(StringComparer.Ordinal);
        var awaited = new Dictionary<string, ImmutableArray<int>>(StringComparer.Ordinal);
        foreach (var service in draft.Ordered)
        {
            ImmutableArray<int> earlier = draft.Policy.BuildsInOrder
                ? [.. service.DependsOn.SelectMany(needed => awaited.GetValueOrDefault(needed.Name, []))]
                : [];
            if (wanted(service))
                PlanBuild(draft, service, building, earlier);
            awaited[service.Name] = draft.ImageReady.TryGetValue(draft.ImageOf(service), out var ready) ? [ready] : earlier;
        }
    }

    /// <summary>An image that belongs to no service, such as a hook's.</summary>
    private static void PlanPull(Draft draft, Service service, string? image, View user, string attribute)
    {
        if (
            image is null
            || draft.ImageReady.ContainsKey(image)
            || draft.Observed.Images.ContainsKey(image)
            || draft.Ordered.Any(other => draft.ImageOf(other) == image)
        )
            return;
        draft.ImageReady[image] = draft.Add(
            new PullImage(image, Platform: null, service.Name, user.PlaceOf(attribute), CanBuild: false, "not found"),
            []
        );
    }

    /// <summary>Once per requested platform.</summary>
    private static void PlanPulls(Draft draft, string reference, Service[] users)
    {
        var platforms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in users)
        {
            if (
                PullPolicies.CauseFor(service, Present(draft, service), draft.Policy, draft.Observed.At) is not { } cause
                || !platforms.Add(service.Platform ?? "")
            )
                continue;
            var canBuild = draft.Policy.Build != BuildRule.Never && users.Any(user => user.Build is not null);
            if (canBuild && users.Any(user => MustBuild(draft, user) is "build requested"))
                return; // it is built whatever a pull brings
            draft.ImageReady[reference] = draft.Add(
                new PullImage(reference, service.Platform, service.Name, service.PlaceOf("image"), canBuild, cause),
                []
            );
        }
    }

    private static void PlanBuild(Draft draft, Service service, HashSet<string> building, ImmutableArray<int> earlier)
    {
        var reference = draft.ImageOf(service);
        if (service.Build is not { } build || MustBuild(draft, service) is not { } cause || !building.Add(reference))
            return;

        // A build context that is another service's image needs that image first.
        var needs = earlier.ToList();
        foreach (var (_, context) in build.AdditionalContexts)
        {
            if (PeerReference.Of(context).Service is not { } name || draft.Project.FindDeclaredService(name) is not { } source)
                continue;
            PlanBuild(draft, source, building, earlier);
            if (draft.ImageReady.TryGetValue(draft.ImageOf(source), out var ready))
                needs.Add(ready);
        }

        var pulled = draft.ImageReady.TryGetValue(reference, out var pull);
        if (pulled)
            needs.Add(pull);
        draft.ImageReady[reference] = draft.Add(new BuildImage(draft.Project, service, reference, UnlessPulled: pulled, cause), needs);
    }

    private static string? MustBuild(Draft draft, Service service)
    {
        if (service.Build is null)
            return null;
        if (draft.Policy.Rebuild.Contains(service.Name))
            return "build requested";
        if (draft.Policy.Build == BuildRule.Never)
            return null;
        if (draft.Policy.Build == BuildRule.Always || (draft.Policy.Pull ?? service.PullPolicy) == "build")
            return "build requested";
        return Present(draft, service) is null ? "not found" : null;
    }

    /// <summary>The image, if present for the service's platform.</summary>
    private static ObservedImage? Present(Draft draft, Service service) =>
        draft.Observed.FindImage(draft.ImageOf(service), service.Platform);
}
