using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Convergence;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Requests;
using Compose.Planning.Steps;

namespace Compose.Planning.Verbs;

/// <summary>run: brings up the service's dependencies, then creates one more container. The caller, attached to it, starts it.</summary>
public static class RunPlan
{
    /// <param name="project">The service and its dependencies.</param>
    /// <param name="name">The container's name.</param>
    public static Plan Of(
        Project project,
        ObservedState observed,
        Service service,
        OneOff oneOff,
        OneOffTraits traits,
        string name,
        PlanPolicy policy
    )
    {
        var draft = new Draft(project, observed, policy with { Untouched = [service.Name] });
        var decisions = Planner.Plan(draft);
        var changed = oneOff.Apply(service);
        var request = decisions.RequestOf(changed, name, number: null, replaces: null) with { OneOff = traits };
        RequestChecks.Check(draft, request);
        // After everything planned so far: the service must find all it needs.
        var before = draft.Everything;
        var created = draft.Add(new CreateContainer(name, request, "run"), before);
        List<int> ready = [created];
        foreach (var network in Endpoints.LaterThanCreate(request))
            ready.Add(draft.Add(new ConnectNetwork(network, name, request, "run"), [created]));
        if (InjectedFiles.Of(project, changed) is { IsEmpty: false } files)
            draft.Add(new InjectFiles(name, files, $"{files.Length} of its secrets and configs are not files"), ready);
        return draft.Build();
    }

    /// <summary>Its start, and the hooks that follow.</summary>
    public static Plan Start(Service service, string name)
    {
        var plan = new PlanBuilder();
        ImmutableArray<int> last = [plan.Add(new StartContainer(name, service, "run"), [])];
        foreach (var hook in service.PostStart)
            last = [plan.Add(new RunHook("post_start", hook, name, name, GoneIsFine: true, "started") { Service = service.Name }, last)];
        return plan.Build();
    }
}
