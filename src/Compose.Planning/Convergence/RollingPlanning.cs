using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Planning.Naming;
using Compose.Planning.Plans;
using Compose.Planning.Requests;
using Compose.Planning.Steps;

namespace Compose.Planning.Convergence;

/// <summary>
/// Replaces the running containers of a service group by group. The replaced ones are kept, stopped, until all new ones have been
/// monitored.
/// </summary>
internal sealed class RollingPlanning(Draft draft, Service service, RollingUpdate update)
{
    /// <summary>Creates all new containers: what cannot be created must not cost a running one.</summary>
    public static void Create(Draft draft, Replica replica, UpdateAttempt attempt, IEnumerable<int> after)
    {
        if (replica.Existing is not { } old)
            return;
        var group = StepGroup.Prepare(attempt);
        replica.Group = StepGroup.Replace(attempt);
        var temporary = ContainerNames.Temporary(old.Id, replica.Name);
        var request = replica.Request with { Rolls = true, IsHidden = attempt.Series.Update.Order == UpdateOrder.StartFirst };
        var creation = new CreateContainer(temporary, request, replica.Cause) { Difference = replica.Difference, Attempt = attempt };
        var created = draft.Add(creation, after, group);
        replica.Ready.Clear();
        replica.Ready.Add(created);
        foreach (var network in Endpoints.LaterThanCreate(request))
            replica.Ready.Add(draft.Add(new ConnectNetwork(network, temporary, request, "created"), [created], group));
    }

    /// <returns>The nodes after which all replicas have been replaced, or have failed.</returns>
    public ImmutableArray<int> Plan(IReadOnlyList<Replica> replicas, ImmutableArray<int> after)
    {
        var passed = new List<int>();
        foreach (var group in replicas.Chunk(update.Parallelism > 0 ? update.Parallelism : replicas.Count))
        {
            if (passed.Count > 0 && update.Delay > TimeSpan.Zero)
                after = [draft.Add(new PauseUpdate(service.Name, update.Delay, "the next replicas follow"), after)];
            after = [.. group.Select(replica => Replace(replica, after))];
            passed.AddRange(after);
        }

        ImmutableArray<int> gone = [.. passed];
        foreach (var replica in replicas)
            if (replica is { Existing: { } old, Attempt: { } attempt })
                gone = [draft.Remove(old, gone, "all replicas have been replaced", StepGroup.Forget(attempt))];
        return [.. passed];
    }

    private int Replace(Replica replica, ImmutableArray<int> after)
    {
        ImmutableArray<int> last = [.. after, .. replica.Ready];
        if (update.Order == UpdateOrder.StopFirst)
        {
            last = [TakeName(replica, [.. last, Stop(replica, "its replacement takes its place", last)])];
            last = [Wait(replica, anew: false, Start(replica, last))];
        }
        else
        {
            last = [Wait(replica, anew: false, Start(replica, last))];
            if (Join(replica, last) is { } joined)
                last = [Wait(replica, anew: true, joined)];
            last = [TakeName(replica, [.. last, Stop(replica, "its replacement has taken over", last)])];
        }

        return Add(replica, new MonitorContainer(replica.Name, service, update.Monitor, "it has just been replaced"), last);
    }

    private int Start(Replica replica, ImmutableArray<int> after) =>
        StartSteps.Add(draft, service, replica.Name, replica.Cause, after, replica.Group);

    private int Wait(Replica replica, bool anew, int after)
    {
        var cause = anew ? "found by its names from now on" : "it is to take over";
        return Add(replica, new WaitUntilReady(replica.Name, service, anew, draft.Policy.WaitTimeout, cause), [after]);
    }

    /// <summary>Connects it once more, found by the names of its service: an engine cannot change the aliases of a connection.</summary>
    private int? Join(Replica replica, ImmutableArray<int> after)
    {
        if (replica.Existing is not { } old)
            return null;
        var temporary = ContainerNames.Temporary(old.Id, replica.Name);
        int? last = null;
        foreach (var network in replica.Request.Networks.Order(StringComparer.Ordinal))
        {
            const string Cause = "it is ready: found by the names of its service";
            var left = Add(replica, new DisconnectNetwork(network, network, temporary, temporary, Cause), last is { } n ? [n] : after);
            last = Add(replica, new ConnectNetwork(network, temporary, replica.Request, Cause), [left]);
        }

        return last;
    }

    // A dependency that is recreated may have stopped it before.
    private int Stop(Replica replica, string cause, ImmutableArray<int> after) =>
        draft.Stop(replica.Existing!, after, cause, replica.Group, stays: true);

    private int TakeName(Replica replica, ImmutableArray<int> after)
    {
        var aside = Add(replica, new SetAside(replica.Name, replica.Existing!.Id, "kept until the new one has been monitored"), after);
        var temporary = ContainerNames.Temporary(replica.Existing.Id, replica.Name);
        return Add(replica, new RenameContainer(temporary, Id: null, replica.Name, "the name is free"), [aside]);
    }

    private int Add(Replica replica, PlanStep step, ImmutableArray<int> after) => draft.Add(step, after, replica.Group);
}
