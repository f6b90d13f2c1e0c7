using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Graph;

/// <summary>
/// The service dependencies from depends_on, implied entries included. Waves and order are deterministic; the work is linear in the number
/// of edges. Edges to services outside the project are omitted.
/// </summary>
public sealed class DependencyGraph
{
    private readonly ImmutableArray<string> names;
    private readonly Dictionary<string, int> numbers;
    private readonly ImmutableArray<Dependency>[] needs;
    private readonly ImmutableArray<string>[] neededBy;
    private readonly Lazy<ImmutableArray<ImmutableArray<string>>> waves;
    private readonly Lazy<ImmutableArray<Cycle>> cycles;

    private DependencyGraph(ImmutableArray<Service> services)
    {
        names = [.. services.Select(s => s.Name).Order(StringComparer.Ordinal)];
        numbers = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
            numbers[names[i]] = i;
        needs = new ImmutableArray<Dependency>[names.Length];
        foreach (var service in services)
            needs[numbers[service.Name]] = EdgesOf(service);
        neededBy = Reverse();
        waves = new(FindWaves);
        cycles = new(FindCycles);
    }

    public static DependencyGraph Of(Project project) => new(project.Services);

    /// <summary>
    /// Services that can start together, in start order: each service is in the first wave after those of its dependencies.
    /// </summary>
    public ImmutableArray<ImmutableArray<string>> Waves => waves.Value;

    /// <summary>All services, dependencies first.</summary>
    public IEnumerable<string> Order => Waves.SelectMany(wave => wave);

    /// <summary>Each dependency cycle, once.</summary>
    public ImmutableArray<Cycle> Cycles => cycles.Value;

    /// <summary>The direct dependencies, sorted by name.</summary>
    public IEnumerable<string> DependenciesOf(string name) => EdgesOf(name).Select(e => e.To);

    /// <summary>The direct dependents, sorted by name.</summary>
    public ImmutableArray<string> DependentsOf(string name) => numbers.TryGetValue(name, out var number) ? neededBy[number] : [];

    /// <summary>The outgoing edges of a service, sorted by target.</summary>
    public ImmutableArray<Dependency> EdgesOf(string name) => numbers.TryGetValue(name, out var number) ? needs[number] : [];

    private ImmutableArray<Dependency> EdgesOf(Service service)
    {
        if (service.Node[Service.DependsOnKey] is not Mapping dependsOn)
            return [];
        var edges = ImmutableArray.CreateBuilder<Dependency>(dependsOn.Count);
        foreach (var (key, _) in dependsOn.Entries)
            if (numbers.ContainsKey(key.Text))
                edges.Add(new Dependency(service.Name, key.Text, key.At));
        edges.Sort(static (a, b) => string.CompareOrdinal(a.To, b.To));
        return edges.ToImmutable();
    }

    private ImmutableArray<string>[] Reverse()
    {
        var sources = new List<string>?[names.Length];
        for (var from = 0; from < names.Length; from++)
            foreach (var edge in needs[from])
                (sources[numbers[edge.To]] ??= []).Add(names[from]);
        return [.. sources.Select(found => found is null ? [] : found.ToImmutableArray())];
    }

    private ImmutableArray<ImmutableArray<string>> FindWaves()
    {
        var missing = new int[names.Length];
        var ready = new List<string>();
        for (var i = 0; i < names.Length; i++)
            if ((missing[i] = needs[i].Length) == 0)
                ready.Add(names[i]);

        var found = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var placed = 0;
        while (ready.Count > 0)
        {
            var next = new List<string>();
            foreach (var name in ready)
                foreach (var dependent in neededBy[numbers[name]])
                    if (--missing[numbers[dependent]] == 0)
                        next.Add(dependent);
            placed += ready.Count;
            found.Add([.. ready]);
            next.Sort(StringComparer.Ordinal);
            ready = next;
        }

        // Services held back by a cycle come last, so that callers that list services miss none.
        if (placed < names.Length)
            found.Add([.. names.Where((_, i) => missing[i] > 0)]);
        return found.ToImmutable();
    }

    private ImmutableArray<Cycle> FindCycles() => CycleSearch.Run(names, numbers, needs);
}
