using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>How a service runs: replicas, resources, policies (spec 1.4).</summary>
public sealed class Deploy(Mapping node) : View(node)
{
    public const string ReplicasKey = "replicas";
    public const string ResourcesKey = "resources";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "deploy",
            [
                new(
                    "mode",
                    new TextShape
                    {
                        Description = "`replicated`, `global`, `replicated-job` or `global-job`.",
                        Suggested = ["replicated", "global", "replicated-job", "global-job"],
                    }
                ),
                new(
                    ReplicasKey,
                    new WholeShape
                    {
                        Description = "The number of containers.",
                        Cast = Cast.Int,
                        Emit = Emit.WhenGiven,
                    }
                ),
                new(
                    Service.LabelsKey,
                    new ListOrMapShape(nullIsEmpty: true)
                    {
                        Description = "Labels of the service itself, not of its containers.",
                        Merge = MergeRule.AsList,
                        Unique = UniqueBy.Key,
                    }
                ),
                new("update_config", Services.UpdateConfig.Shape),
                new("rollback_config", Services.UpdateConfig.Shape),
                new(ResourcesKey, Services.DeployResources.Shape),
                new("restart_policy", Services.RestartPolicy.Shape),
                new("placement", Services.Placement.Shape),
                new("endpoint_mode", new TextShape { Description = "`vip` or `dnsrr`.", Suggested = ["vip", "dnsrr"] }),
            ]
        )
        {
            Description = "How a service runs: replicas, resources, policies.",
            OrNull = true,
            Emit = Emit.WhenGiven,
        };

    public string? Mode => Text("mode");

    public long? Replicas => Whole(ReplicasKey);

    public ImmutableArray<KeyValuePair<string, string>> Labels => Map(Service.LabelsKey);

    /// <summary>How updates roll out.</summary>
    public UpdateConfig? UpdateConfig => Part("update_config", static node => new UpdateConfig(node));

    /// <summary>How a failed update rolls back.</summary>
    public UpdateConfig? RollbackConfig => Part("rollback_config", static node => new UpdateConfig(node));

    /// <summary>Limits and reservations.</summary>
    public DeployResources? Resources => Part(ResourcesKey, static node => new DeployResources(node));

    /// <summary>When stopped containers are restarted; overrides <see cref="Service.Restart"/>.</summary>
    public RestartPolicy? RestartPolicy => Part("restart_policy", static node => new RestartPolicy(node));

    /// <summary>Which nodes may run the service.</summary>
    public Placement? Placement => Part("placement", static node => new Placement(node));

    public string? EndpointMode => Text("endpoint_mode");
}
