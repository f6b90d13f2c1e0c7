using System.Collections.Immutable;
using System.Globalization;
using Compose.Model.Passes.Selecting;
using Compose.Model.Services;
using Compose.Planning.Differences;
using Compose.Planning.Naming;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Requests;

namespace Compose.Planning.Convergence;

/// <summary>Decides the fate of every container of every service, before any step is planned.</summary>
internal sealed class ReplicaDecisions
{
    private readonly Draft draft;
    private readonly Dictionary<string, ImmutableArray<Replica>> services = new(StringComparer.Ordinal);
    private readonly List<Leftover> leftovers = [];

    private ReplicaDecisions(Draft draft) => this.draft = draft;

    /// <summary>Containers an interrupted recreate left behind.</summary>
    public IReadOnlyList<Leftover> Leftovers => leftovers;

    /// <summary>Whether a container is such a leftover.</summary>
    public bool IsLeftover(ObservedContainer container) => leftovers.Any(leftover => leftover.Container.Id == container.Id);

    /// <summary>Decides for all services, dependencies first: their fate affects services that share their namespaces.</summary>
    public static ReplicaDecisions Decide(Draft draft)
    {
        var decisions = new ReplicaDecisions(draft);
        foreach (var service in draft.Ordered)
            if (service.Provider is null && !draft.Policy.Untouched.Contains(service.Name))
                decisions.services[service.Name] = decisions.Decide(service);
        return decisions;
    }

    /// <summary>The containers of a service by number, those to be removed last; empty for a service outside the project.</summary>
    public ImmutableArray<Replica> this[string service] => services.TryGetValue(service, out var replicas) ? replicas : [];

    /// <summary>The replica of an observed container; null for one-offs, orphans and leftovers.</summary>
    public Replica? Of(ObservedContainer container) =>
        this[container.Service].FirstOrDefault(replica => replica.Existing?.Id == container.Id);

    private ImmutableArray<Replica> Decide(Service service)
    {
        var wanted = Replicas.CountOf(service, draft.Policy);
        var divergence = new Divergence(draft, this, service);
        var existing = WithoutLeftovers(service)
            .Select(container => (container, verdict: divergence.Of(container, RequestOf(service, container.Number, container))))
            .OrderBy(entry => entry.verdict is not null)
            .ThenBy(entry => entry.container.Number)
            .ToList();

        var replicas = new List<Replica>();
        for (var i = 0; i < existing.Count; i++)
        {
            var (container, verdict) = existing[i];
            var keep = verdict is null || draft.Policy.RuleFor(service.Name) == RecreateRule.Never;
            replicas.Add(
                new Replica
                {
                    Request = RequestOf(service, container.Number, container),
                    Existing = container,
                    Fate =
                        i >= wanted ? Fate.Remove
                        : divergence.NeedsFreshVolume(container) ? Fate.Replace
                        : keep ? Fate.Keep
                        : Fate.Recreate,
                    Cause = i >= wanted ? string.Create(CultureInfo.InvariantCulture, $"scaled to {wanted}") : verdict?.Cause ?? "",
                    Difference = verdict?.Difference ?? ContainerDifference.None,
                }
            );
        }

        // Gaps are not filled: a number is not reused while its container may still be known by it.
        var next = existing.Count == 0 ? 1 : existing.Max(entry => entry.container.Number) + 1;
        for (var i = existing.Count; i < wanted; i++)
            replicas.Add(
                new Replica
                {
                    Request = RequestOf(service, next++, replaces: null),
                    Fate = Fate.Create,
                    Cause = existing.Count == 0 ? "no container" : string.Create(CultureInfo.InvariantCulture, $"scaled to {wanted}"),
                }
            );
        return [.. replicas.OrderBy(replica => replica.Stays ? 0 : 1).ThenBy(replica => replica.Request.Number)];
    }

    /// <summary>
    /// The replicas of a service, each under its final name. What an interrupted recreate or rolling update left behind takes that name if
    /// the other container of the replica is gone, or does not run while it does; it is removed otherwise.
    /// </summary>
    private IEnumerable<ObservedContainer> WithoutLeftovers(Service service)
    {
        var all = draft.Observed.ReplicasOf(service.Name);
        var named = all.Where(container => !IsLeftover(service, container, all)).ToList();
        var replaced = named.Where(container => all.Any(other => TakesOverFrom(other, container))).ToList();
        // Before their names are given to others.
        leftovers.AddRange(replaced.Select(container => new Leftover(container, RenameTo: null)));
        var taken = named.Except(replaced).Select(container => container.Number).ToHashSet();
        foreach (var container in named.Except(replaced))
            yield return container;
        // Of two leftovers, the running one stays.
        foreach (var container in all.Except(named).OrderByDescending(container => container.IsRunning))
        {
            var name = taken.Add(container.Number) ? NameOf(service, container.Number) : null;
            leftovers.Add(new Leftover(container, name));
            if (name is not null)
                yield return container with { Name = name };
        }
    }

    /// <summary>Whether a rolling update was interrupted after the new container had taken over.</summary>
    private static bool TakesOverFrom(ObservedContainer container, ObservedContainer old) =>
        container.IsRunning && !old.IsRunning && container.Labels.GetValueOrDefault(Labels.Previous) == old.Id;

    // The label stays on a container renamed to its final name, and names are arbitrary. Releases before v2 renamed the old container by
    // its own id.
    private bool IsLeftover(Service service, ObservedContainer container, ImmutableArray<ObservedContainer> all)
    {
        var final = NameOf(service, container.Number);
        if (container.Name == final)
            return false;
        return container.Name == ContainerNames.Temporary(container.Id, final)
            || all.Any(other =>
                other.Labels.GetValueOrDefault(Labels.Previous) == container.Id
                && container.Name == ContainerNames.Temporary(other.Id, final)
            )
            || (container.Labels.TryGetValue(Labels.Replace, out var replace) && !draft.Names.IsFinal(container.Name, replace));
    }

    private string NameOf(Service service, int number) => service.ContainerName ?? draft.Names.Replica(service.Name, number);

    private ContainerRequest RequestOf(Service service, int number, ObservedContainer? replaces) =>
        RequestOf(service, NameOf(service, number), number, replaces);

    /// <summary>The creation request of a container of the service.</summary>
    /// <param name="number">Null for a one-off.</param>
    public ContainerRequest RequestOf(Service service, string name, int? number, ObservedContainer? replaces) =>
        new()
        {
            Project = draft.Project,
            Service = service,
            Name = name,
            Names = draft.Names,
            Api = draft.Observed.Api,
            Number = number,
            Image = draft.Observed.FindImage(draft.ImageOf(service), service.Platform),
            Profiles = draft.Observed.Profiles,
            ImageVolumes = ImageVolumes.DigestsOf(service, draft.Observed),
            Replaces = replaces,
            Inherits = !draft.Policy.RenewAnonymousVolumes,
            Parents = ServiceHash
                .Parents(service)
                .Distinct(StringComparer.Ordinal)
                .Select(parent => (parent, container: ContainerOf(parent)))
                .Where(entry => entry.container is not null)
                .ToImmutableDictionary(entry => entry.parent, entry => entry.container!, StringComparer.Ordinal),
            Linked = service
                .Links.Select(link => link.Split(':')[0])
                .Distinct(StringComparer.Ordinal)
                .ToImmutableDictionary(target => target, ContainersOf, StringComparer.Ordinal),
        };

    // The id of a container that stays; the name of a new one, resolved once it is created.
    private string? ContainerOf(string service)
    {
        if (services.ContainsKey(service))
            return this[service].FirstOrDefault(replica => replica.Stays) is not { } replica ? null
                : replica.IsNew ? replica.Name
                : replica.Existing?.Id;
        return draft.Observed.ReplicasOf(service).FirstOrDefault()?.Id;
    }

    private ImmutableArray<string> ContainersOf(string service) =>
        services.ContainsKey(service)
            ? [.. this[service].Where(replica => replica.Stays).Select(replica => replica.Name)]
            : [.. draft.Observed.ReplicasOf(service).Select(container => container.Name)];
}

/// <summary>A container under a temporary name.</summary>
/// <param name="RenameTo">Its final name, if the container it replaced is gone; null if it must be removed.</param>
internal sealed record Leftover(ObservedContainer Container, string? RenameTo);
