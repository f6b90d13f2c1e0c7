using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Resources;

[Trait("Category", "Engine")]
public sealed class HealthcheckTests
{
    [Theory]
    [InlineData("[CMD, test, -f, /etc/passwd]", "CMD test -f /etc/passwd")]
    [InlineData("[CMD-SHELL, 'test -f /etc/passwd']", "CMD-SHELL test -f /etc/passwd")]
    [InlineData("test -f /etc/passwd", "CMD-SHELL test -f /etc/passwd")]
    public async Task Its_command_and_times_are_those_written_down(string test, string sent)
    {
        await using var project = TestProject.Of(
            $"""
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                healthcheck:
                  test: {test}
                  interval: 200ms
                  timeout: 1m30s
                  retries: 7
                  start_period: 5s
            """
        );
        await project.Compose("up", "-d", "--wait");
        var web = await project.Container("web");
        web.Health.ShouldBe("healthy");
        var check = web.Config.Healthcheck!;
        string.Join(' ', check.Test!).ShouldBe(sent);
        check.Interval.ShouldBe(TimeSpan.FromMilliseconds(200));
        check.Timeout.ShouldBe(TimeSpan.FromSeconds(90));
        check.Retries.ShouldBe(7);
        check.StartPeriod.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task That_of_the_image_counts_when_the_file_has_none()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { build: ., init: true, command: sleep 3600 }
              next: { image: "busybox:local", init: true, command: sleep 3600, depends_on: { web: { condition: service_healthy } } }
            """
        );
        project.Write("Dockerfile", "FROM busybox:local\nHEALTHCHECK --interval=200ms CMD true\n");
        await project.Compose("up", "-d");
        (await project.Container("web")).Health.ShouldBe("healthy");
        (await project.Container("next")).Status.ShouldBe("running");
    }

    [Fact]
    public async Task It_is_shown_by_ps()
    {
        await using var project = TestProject.Of(
            """
            services:
              good: { image: "busybox:local", init: true, command: sleep 3600, healthcheck: { test: "true", interval: 100ms } }
              bad: { image: "busybox:local", init: true, command: sleep 3600, healthcheck: { test: "false", interval: 100ms, retries: 1 } }
            """
        );
        await project.Compose("up", "-d");
        await Eventually.BecomesTrueAsync(
            "both checks have a verdict",
            async () => (await project.Container("good")).Health == "healthy" && (await project.Container("bad")).Health == "unhealthy"
        );
        var table = (await project.Compose("ps")).Lines;
        table.ShouldHaveSingleLineWith("-good-1").ShouldContain("(healthy)");
        table.ShouldHaveSingleLineWith("-bad-1").ShouldContain("(unhealthy)");
        (await project.Compose("ps", "--format", "{{.Service}} {{.Health}}")).Lines.ShouldBe(["bad unhealthy", "good healthy"]);
    }

    [Fact]
    public async Task A_start_interval_is_used_where_the_engine_knows_it()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                healthcheck: { test: "true", interval: 1h, start_period: 1h, start_interval: 200ms }
            """
        );
        if (await Engine.ApiVersionAsync() < new Version(1, 44))
        {
            (await project.TryCompose("create")).ShouldExitWith(1).ShouldSay("compose.yaml:6:82", "start_interval", "Docker Engine v25");
            return;
        }

        await project.Compose("up", "-d", "--wait");
        (await project.Container("web")).Config.Healthcheck!.StartInterval.ShouldBe(TimeSpan.FromMilliseconds(200));
    }
}
