using Compose.Model.Services;

namespace Compose.Planning.Plans;

/// <summary>Which of the two containers of a replica goes or comes first.</summary>
public enum UpdateOrder
{
    /// <summary>The old one is stopped, then the new one is started.</summary>
    StopFirst,

    /// <summary>The new one runs beside the old one until it is healthy.</summary>
    StartFirst,
}

/// <summary>What happens after more replicas have failed than an update tolerates.</summary>
public enum UpdateFailureAction
{
    /// <summary>Nothing more is replaced.</summary>
    Pause,

    /// <summary>The other replicas are replaced all the same.</summary>
    Continue,

    /// <summary>The service returns to its previous containers.</summary>
    Rollback,
}

/// <summary>How the containers of a service are replaced one after another: <c>deploy.update_config</c> with its defaults.</summary>
public sealed record RollingUpdate
{
    // As in a swarm: https://docs.docker.com/reference/cli/docker/service/update/
    private static readonly TimeSpan DefaultMonitor = TimeSpan.FromSeconds(5);

    public UpdateOrder Order { get; init; }

    /// <summary>The number of replicas replaced at a time; 0: all.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>The pause between groups of replicas.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How long a new container must keep running, and stay healthy.</summary>
    public TimeSpan Monitor { get; init; } = DefaultMonitor;

    public UpdateFailureAction OnFailure { get; init; }

    /// <summary>From 0 to 1: the share of replicas that may fail.</summary>
    public double MaxFailureRatio { get; init; }

    /// <summary>How a service is updated; null when it is recreated at once.</summary>
    /// <param name="asked">Whether every service is to be updated so. Then what the service does not say has the defaults of an update
    /// without interruption that leaves nothing half done: start-first, and rollback.</param>
    public static RollingUpdate? Of(Service service, bool asked)
    {
        var config = service.Deploy?.UpdateConfig;
        if (!asked && config?.Order != "start-first")
            return null;
        return new RollingUpdate
        {
            Order = config?.Order == "stop-first" ? UpdateOrder.StopFirst : UpdateOrder.StartFirst,
            Parallelism = (int)Math.Clamp(config?.Parallelism ?? 1, 0, int.MaxValue),
            Delay = config?.Delay ?? TimeSpan.Zero,
            Monitor = config?.Monitor ?? DefaultMonitor,
            MaxFailureRatio = Math.Clamp(config?.MaxFailureRatio ?? 0, 0, 1),
            OnFailure = config?.FailureAction switch
            {
                "continue" => UpdateFailureAction.Continue,
                "rollback" => UpdateFailureAction.Rollback,
                null when asked => UpdateFailureAction.Rollback,
                _ => UpdateFailureAction.Pause,
            },
        };
    }
}
