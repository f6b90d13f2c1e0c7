using System.Text.Json;
using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

/// <summary>volumes and stats.</summary>
[Trait("Category", "Engine")]
public sealed class UseTests
{
    private const string Two = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, mem_limit: 64m, volumes: ["pages:/pages"] }
          db: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["rows:/rows"] }
        volumes: { pages: { labels: { kept: "yes" } }, rows: }
        """;

    [Fact]
    public async Task Volumes_lists_those_of_the_project_or_of_a_service()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        (await project.Compose("volumes", "-q")).Lines.ShouldBe([$"{project.Name}_pages", $"{project.Name}_rows"]);
        (await project.Compose("volumes", "-q", "db")).Lines.ShouldBe([$"{project.Name}_rows"]);
        var table = (await project.Compose("volumes")).Lines;
        table[0].ShouldMatch("^DRIVER +VOLUME NAME$");
        table[1].ShouldMatch($"^local +{project.Name}_pages$");
        var pages = JsonDocument.Parse((await project.Compose("volumes", "--format", "json", "web")).Lines.Single()).RootElement;
        pages.GetProperty("Name").GetString().ShouldBe($"{project.Name}_pages");
        pages.GetProperty("Labels").GetString()!.ShouldContain("kept=yes");
    }

    [Fact]
    public async Task Stats_shows_what_containers_use()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        await project.Compose("stop", "db");
        (await project.Compose("stats", "--no-stream")).Lines.ShouldHaveSingleLineWith($"{project.Name}-web-1").ShouldContain("/ 64MiB");
        var all = (await project.Compose("stats", "--no-stream", "--all", "--format", "{{.Name}} {{.PIDs}}")).Lines;
        // tini and sleep
        all.ShouldContain($"{project.Name}-web-1 2");
        all.ShouldContain(line => line.StartsWith($"{project.Name}-db-1 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stats_goes_on_until_it_is_interrupted()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        await using var stats = project.Start("stats", "--format", "{{.Name}} {{.MemUsage}}", "web");
        await Eventually.BecomesTrueAsync(
            "figures come more than once",
            () => Task.FromResult(stats.Output.Split('\n').Count(line => line.EndsWith("/ 64MiB", StringComparison.Ordinal)) >= 2)
        );
        stats.SendInterrupt();
        (await stats.EndAsync()).ShouldExitWith(130);
    }
}
