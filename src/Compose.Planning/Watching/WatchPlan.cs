using System.Collections.Immutable;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;
using Compose.Planning.Verbs;

namespace Compose.Planning.Watching;

/// <summary>The steps specific to watch: files into running containers, and commands in them.</summary>
public static class WatchPlan
{
    /// <summary>In every running container of a service, deleted files are removed, then changed ones copied.</summary>
    public static Plan Sync(ObservedState observed, ServiceSync sync)
    {
        var plan = new PlanBuilder(observed: observed);
        var (there, gone) = (
            sync.Paths.Where(static path => path.Exists).ToImmutableArray(),
            sync.Paths.Where(static path => !path.Exists).ToImmutableArray()
        );
        foreach (var container in Running(observed, sync.Service))
        {
            List<int> last = gone.IsEmpty
                ? []
                :
                [
                    plan.Add(
                        new RemoveFiles(
                            container.Name,
                            container.Id,
                            [.. gone.Select(static path => path.Target)],
                            $"{gone.Length} paths removed"
                        ),
                        []
                    ),
                ];
            if (!there.IsEmpty)
                plan.Add(new CopyFiles(container.Name, container.Id, there, $"{there.Length} paths changed"), last);
        }

        return plan.Build();
    }

    /// <summary>The commands of <c>sync+exec</c>, in sequence in each container.</summary>
    public static Plan Run(ObservedState observed, ImmutableArray<ServiceCommand> commands)
    {
        var plan = new PlanBuilder(observed: observed);
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var command in commands)
            foreach (var container in Running(observed, command.Service))
                last[container.Id] = plan.Add(
                    new RunHook("sync+exec", command.Hook, container.Name, container.Id, GoneIsFine: false, "files changed")
                    {
                        Service = container.Service,
                    },
                    last.TryGetValue(container.Id, out var before) ? [before] : []
                );
        return plan.Build();
    }

    private static IEnumerable<ObservedContainer> Running(ObservedState observed, string service) =>
        Chosen.From(observed, [service], oneOffs: false).Where(static container => container.IsRunning);
}
