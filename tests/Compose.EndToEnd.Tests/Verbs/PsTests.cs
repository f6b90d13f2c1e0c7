using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class PsTests
{
    private const string Three = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, ports: ["80"] }
          db: { image: "busybox:local", init: true, command: sleep 3600 }
          job: { image: "busybox:local", command: sh -c 'exit 3' }
        """;

    [Fact]
    public async Task The_table_shows_what_runs_and_all_of_it_when_asked()
    {
        await using var project = TestProject.Of(Three);
        await project.Compose("up", "-d");
        await project.UntilStatusAsync("job", "exited");
        var table = await project.Compose("ps");
        table.Lines[0].ShouldStartWith("NAME");
        table.Output.ShouldContain($"{project.Name}-web-1");
        table.Output.ShouldContain("->80/tcp");
        table.Output.ShouldNotContain("-job-1");
        (await project.Compose("ps", "--all")).Output.ShouldContain("Exited (3)");
    }

    [Fact]
    public async Task Json_is_a_document_a_line()
    {
        await using var project = TestProject.Of(Three);
        await project.Compose("up", "-d");
        var documents = (await project.Compose("ps", "--format", "json", "web", "db"))
            .Lines.Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement)
            .ToArray();
        documents.Select(document => document.GetProperty("Service").GetString()).Order().ShouldBe(["db", "web"]);
        documents.ShouldAllBe(document => document.GetProperty("State").GetString() == "running");
        documents
            .Single(document => document.GetProperty("Service").GetString() == "db")
            .GetProperty("Publishers")
            .GetArrayLength()
            .ShouldBe(0);
        documents
            .Single(document => document.GetProperty("Service").GetString() == "web")
            .GetProperty("Publishers")[0]
            .GetProperty("TargetPort")
            .GetInt32()
            .ShouldBe(80);
    }

    [Fact]
    public async Task Raw_is_a_paragraph_a_container()
    {
        await using var project = TestProject.Of(Three);
        await project.Compose("up", "-d", "db");
        var raw = (await project.Compose("ps", "--format", "raw")).Output;
        raw.ShouldStartWith($"container_id: {(await project.Container("db")).Id[..12]}\nimage: busybox:local\ncommand: ");
        raw.ShouldContain("\nstate: running\nstatus: Up ");
        raw.ShouldContain($"\nnames: {project.Name}-db-1\nlabels: com.docker.compose.");
        raw.ShouldEndWith("\nports:\n\n");
    }

    [Fact]
    public async Task Ids_services_and_states_can_be_asked_for()
    {
        await using var project = TestProject.Of(Three);
        await project.Compose("up", "-d");
        await project.UntilStatusAsync("job", "exited");
        (await project.Compose("ps", "-q", "web")).Lines.ShouldBe([(await project.Container("web")).Id]);
        (await project.Compose("ps", "--services")).Lines.Order().ShouldBe(["db", "web"]);
        (await project.Compose("ps", "--status", "exited", "-q")).Lines.ShouldBe([(await project.Container("job")).Id]);
        (await project.TryCompose("ps", "wbe")).ShouldFail().ShouldSay("no such service: wbe");
    }
}
