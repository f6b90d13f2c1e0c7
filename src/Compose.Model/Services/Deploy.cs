using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>How a service runs: replicas, resources, policies (spec 1.4).</summary>
public sealed class Deploy(Mapping node) : View(node)
{
    /// <summary><c>replicated</c>, <c>global</c>, <c>replicated-job</c> or <c>global-job</c>.</summary>
    public string? Mode => Text("mode");

    /// <summary>How many containers.</summary>
    public long? Replicas => Whole("replicas");

    /// <summary>Labels of the service itself, not of its containers.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Labels => Map("labels");

    /// <summary>How updates roll out.</summary>
    public UpdateConfig? UpdateConfig => Part("update_config", static node => new UpdateConfig(node));

    /// <summary>How a failed update rolls back.</summary>
    public UpdateConfig? RollbackConfig => Part("rollback_config", static node => new UpdateConfig(node));

    /// <summary>Limits and reservations.</summary>
    public Resources? Resources => Part("resources", static node => new Resources(node));

    /// <summary>When stopped containers are started again; goes before <see cref="Service.Restart"/>.</summary>
    public RestartPolicy? RestartPolicy => Part("restart_policy", static node => new RestartPolicy(node));

    /// <summary>Which nodes may run the service.</summary>
    public Placement? Placement => Part("placement", static node => new Placement(node));

    /// <summary><c>vip</c> or <c>dnsrr</c>.</summary>
    public string? EndpointMode => Text("endpoint_mode");
}
