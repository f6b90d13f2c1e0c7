using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class LogsTests
{
    private const string Talkers = """
        services:
          one: { image: "busybox:local", command: sh -c 'for i in 1 2 3; do echo one says $$i; done' }
          two: { image: "busybox:local", command: sh -c 'echo two says 1 >&2' }
        """;

    [Fact]
    public async Task Every_line_is_shown_with_its_origin()
    {
        await using var project = TestProject.Of(Talkers);
        await project.Compose("up");
        var logs = await project.Compose("logs");
        logs.Lines.ShouldContain("one-1  | one says 3");
        logs.Lines.Length.ShouldBe(4);
        logs.ToString().ShouldContain("two-1  | two says 1");
    }

    [Fact]
    public async Task One_service_without_prefix_and_the_last_lines_only()
    {
        await using var project = TestProject.Of(Talkers);
        await project.Compose("up");
        (await project.Compose("logs", "--no-log-prefix", "--tail", "2", "one")).Lines.ShouldBe(["one says 2", "one says 3"]);
        (await project.Compose("logs", "--timestamps", "--no-log-prefix", "--tail", "1", "one"))
            .Lines.Single()
            .ShouldMatch(@"^\d{4}-\d\d-\d\dT.*Z one says 3$");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_line_longer_than_the_engine_keeps_in_one_piece_is_one_line(bool tty)
    {
        await using var project = TestProject.Of(
            $$"""
            services:
              long: { image: "busybox:local", tty: {{(
                tty ? "true" : "false"
            )}}, command: sh -c "head -c 40000 /dev/zero | tr '\\0' x; echo; echo tail" }
            """
        );
        await project.Compose("up", "-d");
        await project.Compose("wait", "long");
        (await project.Compose("logs", "--no-log-prefix", "long")).Lines.ShouldBe([new string('x', 40000), "tail"]);
        var timed = (await project.Compose("logs", "--no-log-prefix", "-t", "long")).Lines;
        timed.Length.ShouldBe(2);
        timed[0].ShouldMatch(@"^\d{4}-\d\d-\d\dT\S+Z x{40000}$");
    }

    [Fact]
    public async Task Following_ends_when_there_is_nothing_left_to_follow()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sh -c 'echo begun; while ! test -f /tmp/end; do sleep 0.1; done; echo ended' }
            """
        );
        await project.Compose("up", "-d");
        await using var logs = project.Start("logs", "--follow");
        await logs.UntilSaidAsync("begun");
        await project.Compose("exec", "-T", "web", "touch", "/tmp/end");
        await logs.UntilSaidAsync("ended");
        (await logs.EndAsync()).ShouldExitWith(0);
    }

    [Fact]
    public async Task Following_takes_in_replicas_that_come_later()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sh -c 'echo begun; sleep 3600' }
            """
        );
        await project.Compose("up", "-d");
        await using var logs = project.Start("logs", "-f");
        await logs.UntilSaidAsync("web-1  | begun");
        await project.Compose("up", "-d", "--scale", "web=2");
        await logs.UntilSaidAsync("web-2  | begun");
    }

    [Fact]
    public async Task Only_what_was_written_in_a_span_of_time()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sh -c 'echo early; until test -f /tmp/go; do sleep 0.1; done; echo late; sleep 3600' }
            """
        );
        await project.Compose("up", "-d");
        await Eventually.BecomesTrueAsync("the first line is there", async () => (await project.Compose("logs")).Output.Contains("early"));
        var between = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        await project.Compose("exec", "-T", "web", "touch", "/tmp/go");
        await Eventually.BecomesTrueAsync("the second line is there", async () => (await project.Compose("logs")).Output.Contains("late"));
        (await project.Compose("logs", "--no-log-prefix", "--since", between)).Lines.ShouldBe(["late"]);
        (await project.Compose("logs", "--no-log-prefix", "--until", between)).Lines.ShouldBe(["early"]);
        (await project.Compose("logs", "--no-log-prefix", "--since", "10m")).Lines.ShouldBe(["early", "late"]);
    }

    [Fact]
    public async Task Of_one_replica()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", command: hostname }
            """
        );
        await project.Compose("up", "--scale", "web=2");
        var second = (await project.Containers("web"))[1];
        (await project.Compose("logs", "--no-log-prefix", "--index", "2", "web")).Lines.ShouldBe([second.Id[..12]]);
    }

    [Fact]
    public async Task Following_goes_on_over_a_restart()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sh -c 'echo life $$(cut -d " " -f 22 /proc/1/stat); exec sleep 3600' }
            """
        );
        await project.Compose("up", "-d");
        await using var logs = project.Start("logs", "-f");
        await logs.UntilSaidAsync("| life");
        await project.Compose("restart");
        string[] Lives() => [.. logs.Output.Split('\n').Where(line => line.Contains("| life", StringComparison.Ordinal))];
        await Eventually.BecomesTrueAsync("the second life is shown", () => Task.FromResult(Lives().Length == 2));
        Lives().Distinct().Count().ShouldBe(2);
        logs.SendInterrupt();
        (await logs.EndAsync()).ShouldExitWith(130);
    }
}
