using System.Text.Json;
using Compose.Planning.Plans;
using Compose.Planning.Reports;
using Shouldly;
using Xunit;

namespace Compose.Planning.Tests;

public sealed class PlanTextTests
{
    [Fact]
    public void A_step_is_a_line_that_says_what_after_what_and_why()
    {
        var plan = TwoSteps();

        plan.ToText()
            .ShouldBe(
                """
                #1 do container p-db-1 -- the test says so
                #2 do container p-web-1 after #1 -- the test says so
                ! Found orphan containers

                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public void Machines_read_the_same_plan_as_JSON()
    {
        using var json = JsonDocument.Parse(PlanJson.Write(TwoSteps()));

        var step = json.RootElement.GetProperty("steps")[1];
        step.GetProperty("verb").GetString().ShouldBe("do");
        step.GetProperty("name").GetString().ShouldBe("p-web-1");
        step.GetProperty("after")[0].GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("warnings")[0].GetString().ShouldBe("Found orphan containers");
    }

    private static Plan TwoSteps()
    {
        var builder = new PlanBuilder();
        var db = builder.Add(new RecordingStep("p-db-1", new()), []);
        builder.Add(new RecordingStep("p-web-1", new()), [db, db]);
        builder.Warn("Found orphan containers");
        return builder.Build();
    }
}
