using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>How an update, or its rollback, goes through the replicas.</summary>
public sealed class UpdateConfig(Mapping node) : View(node)
{
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
