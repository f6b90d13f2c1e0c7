using System.Collections.Frozen;
using Compose.Engine.Wire;
using Compose.Model.Services;
using Compose.Planning.Convergence;
using Compose.Planning.Differences;
using Compose.Planning.Plans;

namespace Compose.Planning.Drifts;

/// <summary>How a container differs from its service.</summary>
internal static class ContainerDrift
{
    /// <summary>
    /// What can be changed in an existing container (<c>POST /containers/{id}/update</c>, <c>/networks/{id}/connect</c>); all else
    /// differs only in a container created from another definition, which its hash tells.
    /// </summary>
    private static readonly FrozenSet<string> Editable = new[]
    {
        Service.CpusKey,
        Service.CpuPeriodKey,
        Service.CpuQuotaKey,
        Service.CpuSharesKey,
        Service.CpusetKey,
        Service.MemLimitKey,
        Service.MemReservationKey,
        Service.MemswapLimitKey,
        Service.PidsLimitKey,
        Service.RestartKey,
        Service.NetworksKey,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Null when it is as the files say.</summary>
    public static DriftItem? Of(Draft draft, Replica replica)
    {
        var service = replica.Request.Service;
        var item = replica.Fate switch
        {
            Fate.Create => Item(replica, DriftKind.Missing, "does not exist"),
            Fate.Remove => Item(replica, DriftKind.Surplus, $"is one too many: {replica.Cause}"),
            Fate.Recreate or Fate.Replace => Item(replica, DriftKind.Outdated, Outdated(replica)) with
            {
                Changes = replica.Difference.Changes,
            },
            _ => Kept(draft, replica),
        };
        return item is null ? null : item with { Id = replica.Existing?.Id, At = service.NameAt };
    }

    /// <summary>Containers of services that the files do not have.</summary>
    public static IEnumerable<DriftItem> Unmanaged(Draft draft) =>
        draft
            .Observed.Containers.Where(container => !container.OneOff && draft.Project.FindDeclaredService(container.Service) is null)
            .Select(container => new DriftItem(
                DriftKind.Unmanaged,
                StepTarget.Container(container.Name),
                null,
                $"is of service {container.Service}, which the files do not have"
            )
            {
                Id = container.Id,
            });

    private static DriftItem? Kept(Draft draft, Replica replica)
    {
        var container = replica.Existing!;
        if (container.IsPaused)
            return Item(replica, DriftKind.Paused, "is paused");
        if (!container.IsRunning)
            return IsDone(replica) ? null : Item(replica, DriftKind.Stopped, replica.StartCause ?? container.State);
        if (draft.Observed.Containers.FirstOrDefault(other => other.Id == container.Id) is { } now && now.Name != replica.Name)
            return Item(replica, DriftKind.Edited, $"is called {now.Name}");
        if (container.Details is not { } details)
            return null;
        var changes = ContainerDifferences
            .Between(replica.Request, container, details, draft.Observed.Containers, hasChanged: false)
            .Changes.Where(static change => Editable.Contains(change.Attribute.Split('.')[0]))
            .ToList();
        return changes.Count == 0 ? null : Item(replica, DriftKind.Edited, "was changed by hand") with { Changes = [.. changes] };
    }

    /// <summary>A job that has done its work.</summary>
    private static bool IsDone(Replica replica) =>
        replica is { Request.Service.Restart: null or "no", Existing: { State: ContainerStatus.Exited, ExitCode: 0 } };

    private static string Outdated(Replica replica) =>
        replica.Cause.StartsWith("config changed", StringComparison.Ordinal) ? "was created from another definition"
        : replica.Cause == "image has changed" ? "runs another image than its tag names now"
        : replica.Cause;

    private static DriftItem Item(Replica replica, DriftKind kind, string what) =>
        new(kind, StepTarget.Container(replica.Name), replica.Request.Service.Name, what);
}
