using System.Text;
using Compose.Model.Graph;
using Compose.Model.Tests.Resolution;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Graph;

public sealed class DependencyGraphTests
{
    [Fact]
    public void Waves_hold_what_can_start_together_by_name()
    {
        var graph = Of("web: db cache", "worker: db", "db:", "cache:", "cron: web");

        graph.Waves.Select(wave => string.Join(' ', wave)).ShouldBe(["cache db", "web worker", "cron"]);
        graph.Order.ShouldBe(["cache", "db", "web", "worker", "cron"]);
    }

    [Fact]
    public void Neighbours_are_known_in_both_directions()
    {
        var graph = Of("web: db cache", "worker: db", "db:", "cache:");

        graph.DependenciesOf("web").ShouldBe(["cache", "db"]);
        graph.DependentsOf("db").ShouldBe(["web", "worker"]);
        graph.DependentsOf("web").ShouldBeEmpty();
        graph.DependentsOf("nobody").ShouldBeEmpty();
    }

    [Fact]
    public void Each_cycle_is_found_once_with_the_place_of_every_edge()
    {
        var graph = Of("a: b", "b: c", "c: a", "d: d", "e: a");

        graph.Cycles.Select(cycle => cycle.ToString()).ShouldBe(["a -> b -> c -> a", "d -> d"]);
        graph.Cycles[0].Edges.Select(edge => edge.At.Start.Line).ShouldBe([4, 7, 10]);
    }

    [Fact]
    public void Services_of_a_cycle_come_last_but_are_not_lost()
    {
        var graph = Of("a: b", "b: a", "c:");

        graph.Waves.Select(wave => string.Join(' ', wave)).ShouldBe(["c", "a b"]);
    }

    [Fact]
    public void A_chain_of_thousands_is_walked_without_deep_recursion()
    {
        var graph = Of([.. Enumerable.Range(0, 20_000).Select(i => i == 0 ? "s0:" : $"s{i}: s{i - 1}")]);

        graph.Waves.Length.ShouldBe(20_000);
        graph.Cycles.ShouldBeEmpty();
    }

    private static DependencyGraph Of(params string[] lines)
    {
        var yaml = new StringBuilder("services:\n");
        foreach (var line in lines)
        {
            var at = line.IndexOf(':');
            yaml.Append($"  {line[..at]}:\n    image: app:1\n");
            if (line[(at + 1)..].Trim() is { Length: > 0 } needs)
                yaml.Append($"    depends_on: [{needs.Replace(" ", ", ")}]\n");
        }

        return DependencyGraph.Of(Loaded.Project(yaml.ToString(), options => options with { CheckConsistency = false }));
    }
}
