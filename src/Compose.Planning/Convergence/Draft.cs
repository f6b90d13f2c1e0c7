using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Graph;
using Compose.Model.Services;
using Compose.Planning.Naming;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Convergence;

/// <summary>A plan under construction, with the state shared by its parts: which node provides what.</summary>
internal sealed class Draft(Project project, ObservedState observed, PlanPolicy policy)
{
    private readonly PlanBuilder builder = new(project, observed);
    private readonly Dictionary<string, int> stops = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> removals = new(StringComparer.Ordinal);

    public Project Project { get; } = project;

    public ObservedState Observed { get; } = observed;

    public PlanPolicy Policy { get; } = policy;

    public ContainerNames Names { get; } = new(project.Name, policy.Separator);

    /// <summary>Services, dependencies first.</summary>
    public ImmutableArray<Service> Ordered { get; } = OrderOf(project);

    /// <summary>Image reference to the node that pulls or builds it.</summary>
    public Dictionary<string, int> ImageReady { get; } = new(StringComparer.Ordinal);

    /// <summary>Network key to the node that creates it.</summary>
    public Dictionary<string, int> NetworkReady { get; } = new(StringComparer.Ordinal);

    /// <summary>Volume key to the node that creates it.</summary>
    public Dictionary<string, int> VolumeReady { get; } = new(StringComparer.Ordinal);

    /// <summary>Model key to the node that configures it.</summary>
    public Dictionary<string, int> ModelReady { get; } = new(StringComparer.Ordinal);

    /// <summary>Service to the nodes after which all its containers are up to date, not yet started.</summary>
    public Dictionary<string, ImmutableArray<int>> ContainersReady { get; } = new(StringComparer.Ordinal);

    /// <summary>Removals to append once all containers are in place.</summary>
    public List<PlanStep> Renamed { get; } = [];

    public PlanBuilder Builder => builder;

    public string ImageOf(Service service) => service.Image ?? Names.Image(service.Name);

    public int Add(PlanStep step, IEnumerable<int> after, StepGroup? group = null) => builder.Add(step, after, group);

    /// <summary>Stops a container, once per plan, after its pre_stop hooks.</summary>
    /// <param name="stays">Whether it is kept rather than removed next.</param>
    public int Stop(ObservedContainer container, IEnumerable<int> after, string cause, StepGroup? group = null, bool stays = false)
    {
        if (stops.TryGetValue(container.Id, out var known))
            return known;
        var last = after.ToList();
        foreach (var hook in Project.FindService(container.Service)?.PreStop ?? [])
            last =
            [
                Add(
                    new RunHook("pre_stop", hook, container.Name, container.Id, GoneIsFine: true, cause) { Service = container.Service },
                    last,
                    group
                ),
            ];
        return stops[container.Id] = Add(new StopContainer(container.Name, container.Id, Policy.StopTimeout, stays, cause), last, group);
    }

    /// <summary>The node that stops a container, if any.</summary>
    public int? StopOf(ObservedContainer container) => stops.TryGetValue(container.Id, out var node) ? node : null;

    /// <summary>Removes a container, once per plan; its anonymous volumes stay.</summary>
    public int Remove(ObservedContainer container, IEnumerable<int> after, string cause, StepGroup? group = null) =>
        removals.TryGetValue(container.Id, out var known)
            ? known
            : removals[container.Id] = Add(new RemoveContainer(container.Name, container.Id, Volumes: false, cause), after, group);

    /// <summary>All nodes so far.</summary>
    public IEnumerable<int> Everything => builder.Everything;

    public Plan Build() => builder.Build();

    // Loading refuses cycles; in a plan made regardless, their services come last.
    private static ImmutableArray<Service> OrderOf(Project project)
    {
        var byName = project.Services.ToDictionary(service => service.Name, StringComparer.Ordinal);
        var ordered = DependencyGraph.Of(project).Order.Where(byName.ContainsKey).Select(name => byName[name]).ToList();
        return [.. ordered, .. project.Services.Except(ordered)];
    }
}
