using System.Text.RegularExpressions;
using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

/// <summary>The output of an attached up, and its format.</summary>
[Trait("Category", "Engine")]
public sealed partial class AttachedOutputTests
{
    private const string Two = """
        services:
          one: { image: "busybox:local", command: echo said by one }
          two: { image: "busybox:local", command: sh -c 'echo said by two >&2', depends_on: [one] }
        """;

    [Fact]
    public async Task At_a_terminal_each_container_has_a_colour()
    {
        await using var project = TestProject.Of(Two);
        await using var up = project.StartInTerminal("up");
        (await up.EndAsync()).ShouldBe(0);
        await up.UntilSeenAsync("two-1\e[0m exited with code 0");
        up.Screen.ShouldContain("\e[36mone-1  |\e[0m said by one");
        up.Screen.ShouldContain("\e[33mtwo-1  |\e[0m said by two");
    }

    [Fact]
    public async Task Colours_can_be_left_out()
    {
        await using var project = TestProject.Of(Two);
        await using var up = project.StartInTerminal("up", "--no-color");
        (await up.EndAsync()).ShouldBe(0);
        await up.UntilSeenAsync("two-1 exited with code 0");
        up.Screen.ShouldContain("one-1  | said by one");
    }

    [Fact]
    public async Task Names_can_be_left_out_and_times_put_in()
    {
        await using var project = TestProject.Of(Two);
        (await project.Compose("up", "--no-log-prefix")).Lines.ShouldContain("said by one");
        (await project.Compose("up", "--timestamps")).Lines.ShouldContain(line => Timed().IsMatch(line));
    }

    [Fact]
    public async Task What_a_container_says_to_standard_error_goes_there()
    {
        await using var project = TestProject.Of(Two);
        var up = await project.Compose("up");
        up.Error.ShouldContain("two-1  | said by two");
        up.Output.ShouldNotContain("said by two");
    }

    [Fact]
    public async Task A_named_service_is_shown_without_its_dependencies_unless_they_are_asked_for()
    {
        await using var project = TestProject.Of(Two);
        (await project.Compose("up", "two")).Output.ShouldNotContain("said by one");
        (await project.Compose("up", "--attach-dependencies", "two")).Output.ShouldContain("said by one");
    }

    [Fact]
    public async Task A_service_is_left_out_by_the_command_line_or_by_the_file()
    {
        await using var project = TestProject.Of(Two);
        var without = await project.Compose("up", "--no-attach", "one");
        without.Output.ShouldNotContain("said by one");
        without.Error.ShouldContain("said by two");
        (await project.Compose("up", "--attach", "one")).Error.ShouldNotContain("said by two");
        project.Edit("command: echo said by one", "command: echo said by one, attach: false");
        (await project.Compose("up")).Output.ShouldNotContain("said by one");
    }

    [GeneratedRegex(@"^one-1 +\| \d{4}-\d\d-\d\dT\S+Z said by one$")]
    private static partial Regex Timed();
}
