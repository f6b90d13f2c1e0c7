using System.Text.Json;
using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class AttachTests
{
    [Fact]
    public async Task It_shows_the_output_and_exits_as_the_container_does()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", command: sh -c 'until test -f /tmp/go; do sleep 0.1; done; echo seen; echo wrong >&2; exit 4' }
            """
        );
        await project.Compose("up", "-d");
        await using var attach = project.Start("attach", "--no-stdin", "web");
        await UntilAttachedAsync(project);
        await project.Compose("exec", "-T", "web", "touch", "/tmp/go");
        var end = (await attach.EndAsync()).ShouldExitWith(4).ShouldSay("wrong");
        end.Output.ShouldBe("seen\n");
    }

    [Fact]
    public async Task A_signal_is_passed_on()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", command: sh -c 'trap "exit 12" INT; while :; do echo on; sleep 0.1; done' }
            """
        );
        await project.Compose("up", "-d");
        await using var attach = project.Start("attach", "--no-stdin", "web");
        await attach.UntilSaidAsync("on");
        attach.SendInterrupt();
        (await attach.EndAsync()).ShouldExitWith(12);
        (await project.Container("web")).ExitCode.ShouldBe(12);
    }

    [Fact]
    public async Task At_a_terminal_one_talks_to_the_process_and_leaves_it_running()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", command: sh, tty: true, stdin_open: true }
            """
        );
        await project.Compose("up", "-d");
        await using var attach = project.StartInTerminal("attach", "--detach-keys", "ctrl-x,x", "web");
        await attach.TypeAsync("echo \"sum: $((40+2))\"\n");
        await attach.UntilSeenAsync("sum: 42");
        await attach.TypeAsync("\u0018x");
        (await attach.EndAsync()).ShouldBe(0);
        attach.IsAsItWas().ShouldBeTrue();
        (await project.Container("web")).Status.ShouldBe("running");
    }

    [Fact]
    public async Task A_container_that_has_ended_is_said_so()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", command: "true" }
            """
        );
        await project.Compose("up");
        (await project.TryCompose("attach", "web")).ShouldExitWith(1).ShouldSay("service \"web\" is not running");
    }

    // Earlier output is not shown, so wait until the engine reports the attachment.
    private static async Task UntilAttachedAsync(TestProject project)
    {
        var filters = JsonSerializer.Serialize(
            new Dictionary<string, string[]> { ["container"] = [(await project.Container("web")).Id], ["event"] = ["attach"] }
        );
        await Eventually.BecomesTrueAsync(
            "somebody is attached",
            async () =>
                (
                    await EngineApi.GetAsync(
                        $"/events?since=0&until={DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 1}&filters={Uri.EscapeDataString(filters)}"
                    )
                ).ValueKind == JsonValueKind.Object
        );
    }
}
