using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

/// <summary>Lists that replace themselves on a real terminal.</summary>
[Trait("Category", "Engine")]
public sealed class LiveViewTests
{
    private const string ClearScreen = "\e[2J";

    private const string Two = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600 }
          db: { image: "busybox:local", init: true, command: sleep 3600 }
        """;

    [Fact]
    public async Task Ps_shows_what_has_changed_until_it_is_interrupted()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        await using var list = project.StartInTerminal("ps", "-a", "--watch", "--format", "{{.Service}} is {{.State}}");
        await list.UntilSeenAsync("db is running");
        await project.Compose("stop", "-t", "0", "db");
        await list.UntilSeenAsync("db is exited");
        await list.PressCtrlCAsync();
        (await list.EndAsync()).ShouldBe(130);
        list.Screen.Split(ClearScreen).Length.ShouldBe(2, "the screen is cleared once");
        list.IsAsItWas().ShouldBeTrue();
    }

    [Fact]
    public async Task Stats_draws_over_what_it_has_drawn()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        await using var list = project.StartInTerminal("stats");
        await list.UntilSeenAsync("\e[H", times: 3);
        await list.PressCtrlCAsync();
        (await list.EndAsync()).ShouldBe(130);
        list.Screen.Split(ClearScreen).Length.ShouldBe(2, "the screen is cleared once");
    }
}
