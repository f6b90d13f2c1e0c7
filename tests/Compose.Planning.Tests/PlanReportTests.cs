using Compose.Planning.Plans;
using Compose.Planning.Reports;
using Compose.Planning.Steps;
using Compose.Testing;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace Compose.Planning.Tests;

/// <summary>Every plan of the fixtures, and of the variants of one project, in every report.</summary>
public sealed class PlanReportTests
{
    private const int Columns = 80;

    private static readonly Lazy<Task<JsonSchema>> Schema = new(static () =>
        JsonSchema.FromFileAsync(Path.Combine(Fixtures.Root, "..", "schemas", "plan.schema.json"))
    );

    [Theory, MemberData(nameof(PlanGoldenTests.Cases), MemberType = typeof(PlanGoldenTests))]
    public async Task The_JSON_is_as_the_schema_says(string folder, string verb) =>
        (await Schema.Value).Validate(PlanJson.Write(PlanGoldenTests.PlanOf(folder, verb))).ShouldBeEmpty();

    [Fact]
    public async Task The_schema_rejects_another_version()
    {
        var json = PlanJson.Write(Plan.Empty);
        (await Schema.Value).Validate(json).ShouldBeEmpty();
        (await Schema.Value).Validate(json.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Theory, MemberData(nameof(PlanGoldenTests.Cases), MemberType = typeof(PlanGoldenTests))]
    public void The_text_fits_into_80_columns(string folder, string verb)
    {
        var style = new PlanStyle { WorkingDirectory = Fixtures.PathOf("plan", folder) };
        // Messages are kept on one line.
        var plan = PlanGoldenTests.PlanOf(folder, verb) with
        {
            Warnings = [],
            Problems = [],
        };
        foreach (var line in PlanText.Write(plan, style).Split('\n'))
            if (line.TrimStart().Contains(' ', StringComparison.Ordinal))
                line.Length.ShouldBeLessThanOrEqualTo(Columns, line);
    }

    /// <summary>
    /// Every step but waits is part of one item, so that nothing that a plan does is left out. A container that runs and is stopped, and
    /// only such a one, is interrupted, or replaced without interruption.
    /// </summary>
    [Fact]
    public void Every_step_is_told_once_and_every_stop_is_an_interruption()
    {
        foreach (var (name, observed, plan) in PlanVariants.All())
        {
            var items = PlanOverview.Of(plan).Groups.SelectMany(group => group.Items).ToList();
            var told = plan.Nodes.Where(node => !IsWait(node.Step)).Select(node => node.Number);
            if (!items.SelectMany(item => item.Steps).Order().SequenceEqual(told))
                throw new ShouldAssertException($"{name}\n{plan.ToText()}");
            var running = observed.Containers.Where(container => container.IsRunning).Select(container => container.Id).ToHashSet();
            var stopped = plan.Nodes.Select(node => node.Step).OfType<StopContainer>().Count(stop => running.Contains(stop.Id));
            if (items.Count(item => item.Interruption is not null || item.IsSeamless) != stopped)
                throw new ShouldAssertException($"{name}\n{plan.ToText()}");
        }
    }

    private static bool IsWait(PlanStep step) => step is WaitForService or ReplacementWait or PauseUpdate or AttachContainers;
}
