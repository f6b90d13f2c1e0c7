using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Convergence;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Verbs;

/// <summary>restart: ordered by dependencies with restart: true; changes nothing else.</summary>
public static class RestartPlan
{
    /// <param name="services">The services; empty: all. Dependents that restart with them follow, unless
    /// <paramref name="noDependents"/>.</param>
    public static Plan Of(Project project, ObservedState observed, ImmutableArray<string> services, bool noDependents, PlanPolicy policy)
    {
        var draft = new Draft(project, observed, policy);
        var chosen = services.IsEmpty
            ? draft.Ordered.Select(service => service.Name).ToHashSet(StringComparer.Ordinal)
            : services.ToHashSet(StringComparer.Ordinal);
        var restarted = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var service in draft.Ordered)
        {
            var partners = service.DependsOn.Where(dependency => dependency.Restart && chosen.Contains(dependency.Name)).ToList();
            if (!noDependents && partners.Count > 0)
                chosen.Add(service.Name);
            if (!chosen.Contains(service.Name))
                continue;

            var after = partners.SelectMany(dependency => restarted.GetValueOrDefault(dependency.Name, [])).ToList();
            foreach (var partner in partners)
                if (Wait(draft, service, partner, restarted) is { } wait)
                    after.Add(wait);
            var cause =
                services.IsEmpty || services.Contains(service.Name)
                    ? "requested"
                    : $"{partners[0].Name}, which it depends on, is restarted";
            var halves = HalfReplaced.Of(observed, service.Name);
            restarted[service.Name] =
            [
                .. Chosen
                    .From(observed, [service.Name], oneOffs: false)
                    .Where(container => !halves.Any(half => half.Keeps(container)))
                    .Select(container =>
                    {
                        var last = after;
                        if (container.IsRunning)
                            foreach (var hook in service.PreStop)
                                last =
                                [
                                    draft.Add(
                                        new RunHook("pre_stop", hook, container.Name, container.Id, GoneIsFine: true, cause)
                                        {
                                            Service = container.Service,
                                        },
                                        last
                                    ),
                                ];
                        last = [draft.Add(new RestartContainer(container.Name, container.Id, policy.StopTimeout, cause), last)];
                        foreach (var hook in service.PostStart)
                            last =
                            [
                                draft.Add(
                                    new RunHook("post_start", hook, container.Name, container.Id, GoneIsFine: false, "restarted")
                                    {
                                        Service = container.Service,
                                    },
                                    last
                                ),
                            ];
                        return last[0];
                    }),
            ];
        }

        return draft.Build();
    }

    /// <summary>Waits until a restarted dependency meets its dependent's condition again.</summary>
    private static int? Wait(Draft draft, Service service, ServiceDependency partner, Dictionary<string, List<int>> restarted)
    {
        WaitGoal? goal = partner.Condition switch
        {
            DependencyCondition.Healthy => WaitGoal.Healthy,
            DependencyCondition.CompletedSuccessfully => WaitGoal.Completed,
            _ => null,
        };
        if (goal is not { } wanted || restarted.GetValueOrDefault(partner.Name, []) is not { Count: > 0 } after)
            return null;
        var names = Chosen.From(draft.Observed, [partner.Name], oneOffs: false).Select(container => container.Name);
        var cause = $"{service.Name} needs it {(wanted == WaitGoal.Healthy ? "healthy" : "completed")}";
        return draft.Add(
            new WaitForService(partner.Name, [.. names], wanted, partner.NameAt, partner.Required, draft.Policy.WaitTimeout, cause),
            after
        );
    }
}
