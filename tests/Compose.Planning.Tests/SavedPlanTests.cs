using System.Text;
using System.Text.Json;
using Compose.Planning.Plans;
using Compose.Planning.Saved;
using Compose.Testing;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace Compose.Planning.Tests;

/// <summary>Plans in files: of the fixtures, and of every state of one project.</summary>
public sealed class SavedPlanTests
{
    private static readonly SavedPlan Everything = new([], WithDependencies: true, SaysYes: false, PlanPolicy.Default);

    [Theory, MemberData(nameof(PlanGoldenTests.Cases), MemberType = typeof(PlanGoldenTests))]
    public async Task A_saved_plan_is_as_the_schema_says(string folder, string verb)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Fixtures.Root, "..", "schemas", "plan.schema.json"));
        schema.Validate(SavedPlanJson.Write(PlanGoldenTests.PlanOf(folder, verb), Everything)).ShouldBeEmpty();
    }

    [Fact]
    public void A_saved_plan_applies_to_the_state_it_was_made_from_and_to_no_other()
    {
        var variants = PlanVariants.All().Take(60).Select(static variant => variant.Plan).ToList();
        var saved = variants.Select(static plan => Read(SavedPlanJson.Write(plan, Everything))).ToList();
        for (var i = 0; i < variants.Count; i++)
            for (var j = 0; j < variants.Count; j++)
            {
                var applies = saved[i].ChangesSince(variants[j]).IsEmpty;
                if (i == j || applies)
                    applies.ShouldBe(variants[i].ToText() == variants[j].ToText(), $"{i} and {j}");
            }
    }

    [Fact]
    public void The_options_come_back_as_they_were()
    {
        var policy = new PlanPolicy
        {
            Targets = ["web"],
            Recreate = RecreateRule.Force,
            RecreateDependencies = RecreateRule.Never,
            Build = BuildRule.Always,
            Pull = "always",
            RemoveOrphans = true,
            IgnoreOrphans = true,
            Scale = PlanPolicy.Default.Scale.Add("web", 3),
        };
        var read = Read(SavedPlanJson.Write(Plan.Empty, new SavedPlan(["web"], WithDependencies: false, SaysYes: true, policy)));
        (read.WithDependencies, read.SaysYes, read.Services.Single()).ShouldBe((false, true, "web"));
        var again = read.Policy;
        again.Targets.ShouldBe(policy.Targets);
        again.Scale.ShouldBe(policy.Scale);
        (again with { Targets = policy.Targets, Scale = policy.Scale }).ShouldBe(policy);
    }

    [Theory, InlineData(""), InlineData("{"), InlineData("[]"), InlineData("{}"), InlineData("""{"version":1,"saved":3}""")]
    public void Anything_else_is_refused(string text) => Should.Throw<JsonException>(() => Read(text));

    private static SavedPlan Read(string text) => SavedPlanJson.Read(Encoding.UTF8.GetBytes(text));
}
