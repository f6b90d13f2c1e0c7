using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

/// <summary>The shortcuts of an attached <c>up</c>, on a real terminal.</summary>
[Trait("Category", "Engine")]
public sealed class UpMenuTests
{
    private const string Server = """
        services:
          server:
            image: "busybox:local"
            init: true
            command: sh -c 'echo at work; while :; do cat /seen; sleep 0.2; done 2>/dev/null'
        """;

    private const string Watched = """

            develop: { watch: [{ action: sync, path: ./seen, target: /seen }] }
        """;

    [Fact]
    public async Task The_shortcuts_are_the_last_line_on_the_screen()
    {
        await using var project = TestProject.Of(Server);
        await using var up = project.StartInTerminal("up");
        await up.UntilSeenAsync("w Enable Watch   d Detach", plain: true);
        up.PlainScreen.ShouldEndWith("w Enable Watch   d Detach");
    }

    [Fact]
    public async Task D_leaves_the_containers_running_and_the_terminal_as_it_was()
    {
        await using var project = TestProject.Of(Server);
        await using var up = project.StartInTerminal("up");
        await up.UntilSeenAsync("d Detach", plain: true);
        await up.TypeAsync("d");
        (await up.EndAsync()).ShouldBe(0);
        up.IsAsItWas().ShouldBeTrue();
        (await project.Container("server")).Status.ShouldBe("running");
    }

    [Fact]
    public async Task W_starts_and_stops_the_watch()
    {
        await using var project = TestProject.Of(Server + Watched);
        await using var up = project.StartInTerminal("up");
        await up.UntilSeenAsync("w Enable Watch", plain: true);
        await up.TypeAsync("w");
        await up.UntilSeenAsync("w Disable Watch", plain: true);
        project.Write("seen", "changed meanwhile\n");
        await up.UntilSeenAsync("| changed meanwhile", plain: true);
        await up.TypeAsync("w");
        await up.UntilSeenAsync("Watch disabled", plain: true);
        await up.PressCtrlCAsync();
        (await up.EndAsync()).ShouldBe(130);
        up.IsAsItWas().ShouldBeTrue();
        (await project.Container("server")).Status.ShouldBe("exited");
    }

    [Fact]
    public async Task W_without_anything_to_watch_says_so_and_goes_on()
    {
        await using var project = TestProject.Of(Server);
        await using var up = project.StartInTerminal("up");
        await up.UntilSeenAsync("w Enable Watch", plain: true);
        await up.TypeAsync("w");
        await up.UntilSeenAsync("none of the selected services is configured for watch", plain: true);
        await up.TypeAsync("d");
        (await up.EndAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_terminal_is_as_it_was_after_a_signal_too()
    {
        await using var project = TestProject.Of(Server);
        await using var up = project.StartInTerminal("up");
        await up.UntilSeenAsync("d Detach", plain: true);
        await up.SignalAsync("TERM");
        (await up.EndAsync()).ShouldBe(130);
        up.IsAsItWas().ShouldBeTrue();
    }

    [Theory]
    [InlineData("up", "--menu=false")]
    [InlineData("--progress", "plain", "up")]
    public async Task There_are_none_where_they_are_not_wanted(params string[] arguments)
    {
        await using var project = TestProject.Of(Server);
        await using var up = project.StartInTerminal(arguments);
        await up.UntilSeenAsync("at work");
        await up.TypeAsync("d");
        await up.PressCtrlCAsync();
        (await up.EndAsync()).ShouldBe(130);
        up.PlainScreen.ShouldNotContain("Detach");
    }
}
