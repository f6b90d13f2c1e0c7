using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>How an update, or its rollback, goes through the replicas.</summary>
public sealed class UpdateConfig(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("update_config",
    [
        new("parallelism", new WholeShape
        {
            Description = "How many replicas at a time; 0 is all.",
            Unsigned = true,
            Cast = Cast.Int,
            Emit = Emit.WhenGiven,
        }),
        new("delay", new DurationShape { Description = "The pause between groups." }),
        new("failure_action", new TextShape
        {
            Description = "`continue`, `rollback` or `pause`.",
            Suggested = ["continue", "rollback", "pause"],
        }),
        new("monitor", new DurationShape { Description = "How long each replica is watched for failure." }),
        new("max_failure_ratio", new RealShape { Description = "The share of failures an update bears.", Cast = Cast.Float }),
        new("order", new TextShape
        {
            Description = "`stop-first`, which holds when unset, or `start-first`.",
            Values = ["stop-first", "start-first"],
        }),
    ])
    {
        Description = "How an update, or its rollback, goes through the replicas.",
        Definition = "update_config",
        Emit = Emit.WhenGiven,
    };

    /// <summary>How many replicas at a time; 0 is all.</summary>
    public long? Parallelism => Whole("parallelism");

    /// <summary>The pause between groups.</summary>
    public TimeSpan? Delay => Duration("delay");

    /// <summary><c>continue</c>, <c>rollback</c> or <c>pause</c>.</summary>
    public string? FailureAction => Text("failure_action");

    /// <summary>How long each replica is watched for failure.</summary>
    public TimeSpan? Monitor => Duration("monitor");

    /// <summary>The share of failures an update bears.</summary>
    public double? MaxFailureRatio => Real("max_failure_ratio");

    /// <summary><c>stop-first</c>, which holds when unset, or <c>start-first</c>.</summary>
    public string? Order => Text("order");
}
