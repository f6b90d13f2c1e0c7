using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary><c>deploy.update_config</c> and <c>deploy.rollback_config</c> (spec 1.4).</summary>
public sealed class UpdateConfig(Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "update_config",
            [
                new(
                    "parallelism",
                    new WholeShape
                    {
                        Description = "How many replicas at a time; 0 is all.",
                        Unsigned = true,
                        Cast = Cast.Int,
                        Emit = Emit.WhenGiven,
                    }
                ),
                new("delay", new DurationShape { Description = "The pause between groups." }),
                new(
                    "failure_action",
                    new TextShape { Description = "`continue`, `rollback` or `pause`.", Suggested = ["continue", "rollback", "pause"] }
                ),
                new("monitor", new DurationShape { Description = "How long each replica is watched for failure." }),
                new("max_failure_ratio", new RealShape { Description = "The share of failures an update bears.", Cast = Cast.Float }),
                new(
                    "order",
                    new TextShape
                    {
                        Description = "`stop-first`, which holds when unset, or `start-first`.",
                        Values = ["stop-first", "start-first"],
                    }
                ),
            ]
        )
        {
            Description = "How an update, or its rollback, goes through the replicas.",
            Definition = "update_config",
            Emit = Emit.WhenGiven,
        };

    public long? Parallelism => Whole("parallelism");

    public TimeSpan? Delay => Duration("delay");

    public string? FailureAction => Text("failure_action");

    public TimeSpan? Monitor => Duration("monitor");

    public double? MaxFailureRatio => Real("max_failure_ratio");

    public string? Order => Text("order");
}
