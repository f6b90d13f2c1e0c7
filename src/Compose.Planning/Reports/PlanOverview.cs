using System.Collections.Immutable;
using Compose.Planning.Differences;
using Compose.Planning.Plans;

namespace Compose.Planning.Reports;

/// <summary>A plan as people read it: what happens to each service, in order of execution, instead of single engine calls.</summary>
public sealed record PlanOverview
{
    /// <summary>In order of execution.</summary>
    public ImmutableArray<PlanGroup> Groups { get; init; } = [];

    /// <summary>Names of containers that stay as they are.</summary>
    public ImmutableArray<string> Unchanged { get; init; } = [];

    /// <summary>Data that is lost, each as a sentence.</summary>
    public ImmutableArray<string> Lost { get; init; } = [];

    /// <summary><c>2 to create, 1 to replace, 3 unchanged</c></summary>
    public required PlanSummary Summary { get; init; }

    public static PlanOverview Of(Plan plan) => new OverviewBuilder(plan).Build();
}

/// <summary>What belongs together in an overview.</summary>
/// <param name="Kind"><c>service</c>, or the kind of all targets: <c>image</c>, <c>network</c>, <c>volume</c>, <c>model</c>.</param>
/// <param name="Name">The name of the service; empty for the other kinds.</param>
public sealed record PlanGroup(string Kind, string Name, ImmutableArray<PlanItem> Items);

/// <summary>What happens to one container, network, volume, image or model.</summary>
/// <param name="Action">The imperative: <c>create</c>, <c>replace</c>, <c>remove</c>, <c>restart</c>, <c>start</c>, ...</param>
/// <param name="Cause">Why, in a few words.</param>
public sealed record PlanItem(string Action, StepTarget Target, string Cause)
{
    internal const string Seamless = "without interruption: the new one takes over before the old one stops";

    /// <summary>For a replaced container: what differs.</summary>
    public ContainerDifference Difference { get; init; } = ContainerDifference.None;

    /// <summary>How a running container is interrupted; null when it is not.</summary>
    public Downtime? Interruption { get; init; }

    /// <summary>Whether a running container is replaced by one that takes over before it stops.</summary>
    public bool IsSeamless { get; init; }

    /// <summary>What a replaced or removed container leaves in place: <c>volume shop_data</c>.</summary>
    public ImmutableArray<string> Stays { get; init; } = [];

    /// <summary>Hooks that run: <c>pre_stop</c>.</summary>
    public ImmutableArray<string> Hooks { get; init; } = [];

    /// <summary>The numbers of its steps in the plan.</summary>
    public ImmutableArray<int> Steps { get; init; } = [];
}

/// <summary>A running container that is stopped.</summary>
/// <param name="Seconds">The longest time until it is stopped: after that it is killed. -1: unlimited; null: not known.</param>
/// <param name="Returns">Whether it, or its replacement, is started afterwards.</param>
public sealed record Downtime(int? Seconds, bool Returns)
{
    public override string ToString()
    {
        var limit = Seconds switch
        {
            null => "within its stop_grace_period",
            < 0 => "with no limit of time",
            0 => "at once",
            var seconds => $"within {seconds}s",
        };
        return $"stops {limit}{(Returns ? ", then starts again" : "")}";
    }
}
