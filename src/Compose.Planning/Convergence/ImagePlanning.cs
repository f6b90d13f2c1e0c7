using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Convergence;

/// <summary>Pulls, then builds: an image that is named is looked for in its registry before it is built (cli, 2.9).</summary>
internal static class ImagePlanning
{
    public static void Plan(Draft draft)
    {
        foreach (var group in draft.Ordered.Where(service => service.Provider is null && service.Image is not null).GroupBy(service => service.Image!, StringComparer.Ordinal))
            PlanPull(draft, group.Key, [.. group]);
        foreach (var service in draft.Ordered)
            foreach (var hook in service.PreStart)
                if (hook.Image is { } image && !draft.ImageReady.ContainsKey(image) && !draft.Observed.Images.ContainsKey(image)
                    && draft.Ordered.All(other => draft.ImageOf(other) != image))
                    draft.ImageReady[image] = draft.Add(new PullImage(image, Platform: null, service.Name, hook.PlaceOf("image"), CanBuild: false, "not found"), []);

        PlanBuilds(draft, static _ => true);
        foreach (var service in draft.Ordered)
            if (draft.ImageReady.ContainsKey(draft.ImageOf(service)) && !draft.Observed.ReplicasOf(service.Name).IsEmpty)
                draft.Builder.LeaveOpen(service.Name);
    }

    /// <summary>Builds for the wanted services, and for those whose images they build upon.</summary>
    public static void PlanBuilds(Draft draft, Func<Service, bool> wanted)
    {
        var building = new HashSet<string>(StringComparer.Ordinal);
        var awaited = new Dictionary<string, ImmutableArray<int>>(StringComparer.Ordinal);
        foreach (var service in draft.Ordered)
        {
            ImmutableArray<int> earlier = draft.Policy.BuildsInOrder ? [.. service.DependsOn.SelectMany(needed => awaited.GetValueOrDefault(needed.Name, []))] : [];
            if (wanted(service)) PlanBuild(draft, service, building, earlier);
            awaited[service.Name] = draft.ImageReady.TryGetValue(draft.ImageOf(service), out var ready) ? [ready] : earlier;
        }
    }

    private static void PlanPull(Draft draft, string reference, Service[] users)
    {
        foreach (var service in users)
        {
            if (PullPolicies.CauseFor(service, Present(draft, service), draft.Policy, draft.Observed.At) is not { } cause) continue;
            var canBuild = draft.Policy.Build != BuildRule.Never && users.Any(user => user.Build is not null);
            if (canBuild && users.Any(user => MustBuild(draft, user) is "build was asked for")) return; // it is made anew whatever a pull brings
            draft.ImageReady[reference] = draft.Add(new PullImage(reference, service.Platform, service.Name, service.PlaceOf("image"), canBuild, cause), []);
            return;
        }
    }

    private static void PlanBuild(Draft draft, Service service, HashSet<string> building, ImmutableArray<int> earlier)
    {
        var reference = draft.ImageOf(service);
        if (service.Build is not { } build || MustBuild(draft, service) is not { } cause || !building.Add(reference)) return;

        // A context that is another service's image needs that image first.
        var needs = earlier.ToList();
        foreach (var (_, context) in build.AdditionalContexts)
        {
            if (BuildConfig.ServiceOf(context) is not { } name || draft.Project.FindDeclaredService(name) is not { } source) continue;
            PlanBuild(draft, source, building, earlier);
            if (draft.ImageReady.TryGetValue(draft.ImageOf(source), out var ready)) needs.Add(ready);
        }

        var pulled = draft.ImageReady.TryGetValue(reference, out var pull);
        if (pulled) needs.Add(pull);
        draft.ImageReady[reference] = draft.Add(new BuildImage(draft.Project, service, reference, UnlessPulled: pulled, cause), needs);
    }

    private static string? MustBuild(Draft draft, Service service)
    {
        if (service.Build is null) return null;
        if (draft.Policy.Rebuild.Contains(service.Name)) return "build was asked for";
        if (draft.Policy.Build == BuildRule.Never) return null;
        if (draft.Policy.Build == BuildRule.Always || (draft.Policy.Pull ?? service.PullPolicy) == "build") return "build was asked for";
        return Present(draft, service) is null ? "not found" : null;
    }

    /// <summary>The image, if it is there for the platform the service wants.</summary>
    private static ObservedImage? Present(Draft draft, Service service)
    {
        var image = draft.Observed.Images.GetValueOrDefault(draft.ImageOf(service));
        return image is null || service.Platform is not { } wanted || image.Platform is null || ImageReader.Fits(image.Platform, wanted) ? image : null;
    }
}
