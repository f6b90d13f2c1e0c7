using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

/// <summary>exec on a real terminal, beyond starting and ending a shell.</summary>
[Trait("Category", "Engine")]
public sealed class ExecTerminalTests
{
    private const string Web = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600 }
        """;

    [Fact]
    public async Task The_window_may_change_its_size()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        await using var shell = project.StartInTerminal("exec", "-it", "web", "sh");
        await shell.UntilSeenAsync("#");
        shell.Resize(rows: 31, columns: 97);
        await Eventually.BecomesTrueAsync(
            "the new size is seen inside",
            async () =>
            {
                await shell.TypeAsync("stty size\n");
                return shell.Screen.Contains("31 97", StringComparison.Ordinal);
            }
        );
        await shell.TypeAsync("exit\n");
        (await shell.EndAsync()).ShouldBe(0);
        shell.IsAsItWas().ShouldBeTrue();
    }

    [Theory]
    [InlineData("{}", "\u0010\u0011")]
    [InlineData("""{ "detachKeys": "ctrl-x,q" }""", "\u0018q")]
    public async Task The_detach_keys_leave_the_command_running(string configuration, string keys)
    {
        await using var project = TestProject.Of(Web);
        project.Write("docker/config.json", configuration);
        project.Variables["DOCKER_CONFIG"] = Path.Combine(project.Folder, "docker");
        await project.Compose("up", "-d");
        await using var shell = project.StartInTerminal("exec", "web", "sh", "-c", "echo ready; exec sleep 4321");
        await shell.UntilSeenAsync("ready");
        await shell.TypeAsync(keys);
        (await shell.EndAsync()).ShouldBe(0);
        shell.IsAsItWas().ShouldBeTrue();
        (await project.Compose("top")).Output.ShouldContain("sleep 4321");
    }

    [Fact]
    public async Task Without_a_terminal_inside_there_is_none_though_there_is_one_outside()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        await using var command = project.StartInTerminal("exec", "-T", "web", "tty");
        (await command.EndAsync()).ShouldBe(1);
        await command.UntilSeenAsync("not a tty");
    }
}
