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
                        Description = "The number of replicas to update at a time; 0 for all.",
                        Unsigned = true,
                        Cast = Cast.Int,
                        Emit = Emit.WhenGiven,
                    }
                ),
                new("delay", new DurationShape { Description = "The delay between groups." }),
                new(
                    "failure_action",
                    new TextShape { Description = "`continue`, `rollback` or `pause`.", Suggested = ["continue", "rollback", "pause"] }
                ),
                new("monitor", new DurationShape { Description = "The time to monitor each replica for failure." }),
                new("max_failure_ratio", new RealShape { Description = "The tolerated failure ratio of an update.", Cast = Cast.Float }),
                new(
                    "order",
                    new TextShape
                    {
                        Description = "`stop-first` (default) or `start-first`.",
                        Values = ["stop-first", "start-first"],
                    }
                ),
            ]
        )
        {
            Description = "How an update, or its rollback, proceeds.",
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
