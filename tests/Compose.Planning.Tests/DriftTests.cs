using Compose.Planning.Drifts;
using Compose.Planning.Plans;
using Compose.Planning.Reports;
using Compose.Testing;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace Compose.Planning.Tests;

/// <summary>The drift of every state of one project, in reports for machines.</summary>
public sealed class DriftTests
{
    private static readonly string[] Asked = ["forced", "anonymous volumes are renewed", "volume config changed"];

    [Fact]
    public async Task The_JSON_is_as_the_schema_says()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Fixtures.Root, "..", "schemas", "drift.schema.json"));
        foreach (var (name, observed, plan) in PlanVariants.All())
            schema.Validate(DriftJson.Write(Find(observed, plan))).ShouldBeEmpty(name);
    }

    /// <summary>Whatever <c>up</c> creates or replaces differs from the files, unless it was asked to.</summary>
    [Fact]
    public void What_up_changes_is_a_difference()
    {
        foreach (var (name, observed, plan) in PlanVariants.All())
        {
            if (!plan.CanRun || plan.Nodes.Any(node => Asked.Contains(node.Step.Cause)))
                continue;
            var differing = Find(observed, plan).Items.Select(item => item.Target).ToHashSet();
            foreach (var item in PlanOverview.Of(plan).Groups.SelectMany(group => group.Items))
                if (item is { Action: "create" or "replace", Target.Kind: "container" or "network" })
                    differing.ShouldContain(item.Target, name);
        }
    }

    private static Drift Find(Observation.ObservedState observed, Plan plan) =>
        DriftFinder.Find(plan.Project!, observed, PlanPolicy.Default with { IgnoreOrphans = true });
}
