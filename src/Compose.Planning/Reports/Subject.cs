using System.Collections.Immutable;
using Compose.Planning.Differences;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Reports;

/// <summary>The steps of a plan about one container, network, volume, image or model.</summary>
/// <param name="Existing">The existing container; null for a new one, and for other things.</param>
internal sealed record Subject(Plan Plan, StepTarget Target, ObservedContainer? Existing)
{
    private const string RollBack = "roll back";
    private const int DefaultGrace = 10;

    public List<PlanNode> Steps { get; } = [];

    public void Add(PlanNode node) => Steps.Add(node);

    /// <summary>The group that it is shown in.</summary>
    public (string Kind, string Name) Group =>
        Target.Kind == "service" ? ("service", Target.Name)
        : Target.Kind == "container" && ServiceName is { } service ? ("service", service)
        : (Target.Kind, "");

    /// <summary>The step that the item is named after; the others prepare it, or follow from it.</summary>
    public PlanNode Decisive
    {
        get
        {
            var verb = Action switch
            {
                "replace" => "create",
                RollBack => "start",
                "restart" when Of<RestartContainer>() is null => "start",
                var action => action,
            };
            return Steps.Find(node => node.Step.Verb == verb) ?? Steps[0];
        }
    }

    public PlanItem ToItem()
    {
        var action = Action;
        return new PlanItem(action, Target, Decisive.Step.Cause)
        {
            Difference = Create?.Difference ?? ContainerDifference.None,
            Interruption = IsSeamless ? null : InterruptionOf(),
            IsSeamless = IsSeamless,
            Stays = action is "replace" or "remove" or RollBack ? [.. Staying()] : [],
            Hooks = [.. Steps.Select(static node => node.Step).Select(HookOf).OfType<string>().Distinct()],
            Steps = [.. Steps.Select(static node => node.Number)],
        };
    }

    private CreateContainer? Create => Of<CreateContainer>();

    private bool IsSeamless => Create?.Attempt?.Series.Update.Order == UpdateOrder.StartFirst;

    private string? ServiceName =>
        Create?.Request.Service.Name ?? Existing?.Service ?? Of<StartContainer>()?.Service.Name ?? Of<RunHook>()?.Service;

    private T? Of<T>()
        where T : PlanStep => Steps.Select(static node => node.Step).OfType<T>().FirstOrDefault();

    private string Action
    {
        get
        {
            var verbs = Steps.Select(static node => node.Step.Verb).ToHashSet(StringComparer.Ordinal);
            return verbs.Contains("create") ? (verbs.Contains("remove") || Create?.Request.Replaces is not null ? "replace" : "create")
                : verbs.Contains("remove") ? (verbs.Contains("start") ? RollBack : "remove")
                : verbs.Contains("stop") && verbs.Contains("start") ? "restart"
                : verbs.Contains("reconnect") ? "reconnect"
                : (string[])["restart", "start", "stop"] is var main && main.FirstOrDefault(verbs.Contains) is { } verb ? verb
                : Steps[0].Step.Verb;
        }
    }

    private static string? HookOf(PlanStep step) =>
        step switch
        {
            RunHook hook => hook.Kind,
            RunPreStart => "pre_start",
            _ => null,
        };

    private Downtime? InterruptionOf()
    {
        if (Target.Kind != "container" || Existing is not { } container || !(container.IsRunning || container.IsPaused))
            return null;
        int? timeout;
        var steps = Steps.Select(static node => node.Step);
        switch (steps.FirstOrDefault(static step => step is StopContainer or RestartContainer or KillContainer))
        {
            case StopContainer stop:
                timeout = stop.Timeout;
                break;
            case RestartContainer restart:
                timeout = restart.Timeout;
                break;
            case KillContainer kill:
                // What another signal does is known to the program alone.
                return kill.Signal is null ? new Downtime(0, Returns: false) : null;
            default:
                return Of<RemoveContainer>() is null ? null : new Downtime(0, Returns: false);
        }

        return new Downtime(
            timeout ?? GraceOf(container),
            Of<RestartContainer>() is not null || Of<StartContainer>() is not null
        );
    }

    /// <summary>The grace period of the existing container; null when it was not inspected, and may differ from the files.</summary>
    private int? GraceOf(ObservedContainer container)
    {
        if (container.Details is { } details)
            return details.Config.StopTimeout ?? DefaultGrace;
        return
            Plan is { Project: { } project, Observed: { } observed }
            && project.FindService(container.Service) is { } service
            && ServiceHash.IsOf(container.ConfigHash, service, ServiceHash.ContainerIds(observed))
            ? (int)(service.StopGracePeriod?.TotalSeconds ?? DefaultGrace)
            : null;
    }

    private IEnumerable<string> Staying()
    {
        if (Target.Kind != "container" || Existing is not { } container)
            yield break;
        var removed = Plan.Nodes.Select(static node => node.Step).OfType<RemoveVolume>().Select(static step => step.Name).ToHashSet();
        var anonymous = container.AnonymousVolumes.ToHashSet(StringComparer.Ordinal);
        foreach (var mount in container.Mounts.Where(static mount => mount is { Type: "volume", Name: not null }))
            if (!anonymous.Contains(mount.Name!) && !removed.Contains(mount.Name!))
                yield return $"volume {mount.Name}";
        var inherited = Create?.Request.Inherited.Count(static mount => mount.Type == "volume") ?? 0;
        if (inherited > 0)
            yield return inherited == 1 ? "1 anonymous volume" : $"{inherited} anonymous volumes";
    }
}
