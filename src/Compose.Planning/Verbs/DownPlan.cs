using System.Collections.Immutable;
using Compose.Model;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Verbs;

/// <summary>Which images <c>down --rmi</c> removes.</summary>
public enum ImageRemoval
{
    None,

    /// <summary>Built images with a generated name.</summary>
    Local,

    /// <summary>Every image a service uses.</summary>
    All,
}

/// <summary>Options of <c>down</c>.</summary>
public sealed record DownRequest
{
    /// <summary>The services, removed with their dependents; empty: all.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Whether to remove declared volumes that are not external, and anonymous ones.</summary>
    public bool Volumes { get; init; }

    public bool RemoveOrphans { get; init; }

    public ImageRemoval Images { get; init; }

    /// <summary>Images with the project's label: name and service.</summary>
    public ImmutableArray<(string Name, string? Service)> LabelledImages { get; init; } = [];
}

/// <summary>down: containers in reverse order, then networks, images and volumes concurrently.</summary>
public static class DownPlan
{
    public static Plan Of(Project project, ObservedState observed, DownRequest request, PlanPolicy policy)
    {
        var teardown = new Teardown(project, observed, policy);
        var services = WithDependents(project, request.Services);
        foreach (var service in teardown.ServicesInReverse(services))
            foreach (var container in Chosen.From(observed, [service], request.RemoveOrphans))
                teardown.Remove(container, request.Volumes, "down");
        teardown.RunProviders("down", services);
        if (request.RemoveOrphans)
            RemoveOrphans(teardown, project, observed, request);
        if (services.IsEmpty)
            foreach (var hook in observed.HookContainers)
                teardown.Removed.Add(teardown.Draft.Add(new RemoveContainer(hook, hook, Volumes: false, "ran a hook"), []));

        RemoveNetworks(teardown, project, observed);
        RemoveImages(teardown, project, observed, request);
        if (request.Volumes)
            RemoveVolumes(teardown, project, observed);
        return teardown.Build();
    }

    private static void RemoveOrphans(Teardown teardown, Project project, ObservedState observed, DownRequest request)
    {
        // Naming services limits the scope: containers outside of it do not count as orphans.
        if (!request.Services.IsEmpty)
            return;
        foreach (var container in observed.Containers)
            if (
                project.FindService(container.Service) is null
                && project.DisabledServices.All(service => service.Name != container.Service)
            )
                teardown.Remove(container, request.Volumes, "orphan");
    }

    private static void RemoveNetworks(Teardown teardown, Project project, ObservedState observed)
    {
        foreach (
            var network in project.Networks.Where(network => !network.External).OrderBy(network => network.Key, StringComparer.Ordinal)
        )
            foreach (var existing in observed.NetworksCalled(network.Name).Where(existing => existing.Project == project.Name))
                teardown.Draft.Add(
                    new RemoveNetwork(existing.Name, existing.Id, InUseIsFine: true, "down") { At = network.KeyAt },
                    teardown.Removed
                );
    }

    // Only volumes created for this project: the data of others is not ours to delete.
    private static void RemoveVolumes(Teardown teardown, Project project, ObservedState observed)
    {
        foreach (var volume in project.Volumes.Where(volume => !volume.External).OrderBy(volume => volume.Key, StringComparer.Ordinal))
            if (observed.FindVolume(volume.Name) is { } existing && existing.Project == project.Name)
                teardown.Draft.Add(
                    new RemoveVolume(existing.Name, InUseIsFine: true, "requested by --volumes") { At = volume.KeyAt },
                    teardown.Removed
                );
    }

    private static void RemoveImages(Teardown teardown, Project project, ObservedState observed, DownRequest request)
    {
        if (request.Images == ImageRemoval.None)
            return;
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, service) in request.LabelledImages)
            if (
                request.RemoveOrphans
                || (
                    service is not null
                    && project.FindService(service) is { } known
                    && (request.Images == ImageRemoval.All || known.Image is null)
                )
            )
                names.Add(name);
        foreach (var service in project.Services)
        {
            var name = teardown.Draft.ImageOf(service);
            if (
                (request.Images == ImageRemoval.All || service.Image is null)
                && (service.Image is not null || service.Build is not null)
                && (observed.Images.IsEmpty || observed.Images.ContainsKey(name))
            )
                names.Add(name);
        }

        foreach (var name in names)
            teardown.Draft.Add(
                new RemoveImage(name, request.Images == ImageRemoval.All ? "requested by --rmi all" : "requested by --rmi local"),
                teardown.Removed
            );
    }

    private static ImmutableArray<string> WithDependents(Project project, ImmutableArray<string> services)
    {
        var all = new List<string>(services);
        for (var i = 0; i < all.Count; i++)
            foreach (var service in project.Services)
                if (!all.Contains(service.Name) && service.DependsOn.Any(dependency => dependency.Name == all[i]))
                    all.Add(service.Name);
        return [.. all];
    }
}
