using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class ExecTests
{
    private const string Web = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, environment: { GIVEN: by the service } }
        """;

    [Fact]
    public async Task Output_error_and_exit_code_are_those_of_the_command()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        var exec = await project.TryCompose("exec", "-T", "web", "sh", "-c", "echo out; echo err >&2; exit 7");
        exec.ShouldExitWith(7).ShouldSay("err");
        exec.Output.ShouldBe("out\n");
    }

    [Fact]
    public async Task User_folder_and_variables_are_as_asked()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        var exec = await project.Compose(
            "exec",
            "-T",
            "-u",
            "33",
            "-w",
            "/etc",
            "-e",
            "MORE=more",
            "web",
            "sh",
            "-c",
            "id -u; pwd; echo $MORE; echo $GIVEN"
        );
        exec.Lines.ShouldBe(["33", "/etc", "more", "by the service"]);
    }

    [Theory]
    [InlineData("-t")]
    [InlineData("-it")]
    public async Task The_flags_of_docker_exec_ask_for_no_terminal_where_there_is_none(string flags)
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        (await project.Compose("exec", flags, "web", "echo", "heard")).Output.ShouldBe("heard\n");
        (await project.TryCompose("exec", "-T=false", "web", "echo", "heard"))
            .ShouldFail()
            .ShouldSay("cannot attach stdin to a TTY-enabled container");
    }

    [Fact]
    public async Task A_dry_run_says_what_would_run()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        (await project.Compose("--dry-run", "exec", "-d", "web", "touch", "/word")).Output.ShouldBe(
            $"Executing command [\"touch\",\"/word\"] in {(await project.Container("web")).Id} (detached mode)\n"
        );
        (await project.TryCompose("exec", "-T", "web", "test", "-e", "/word")).ShouldExitWith(1);
        (await project.TryCompose("--dry-run", "exec", "-T", "web", "true"))
            .ShouldFail()
            .ShouldSay("interactive exec is not supported in dry-run mode");
    }

    [Fact]
    public async Task What_is_piped_in_arrives_to_its_end()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        await using var exec = project.Start("exec", "-T", "web", "wc", "-c");
        await exec.TypeAsync(new string('x', 300_000));
        (await exec.EndAsync()).ShouldExitWith(0).Output.Trim().ShouldBe("300000");
    }

    [Fact]
    public async Task A_large_output_arrives_whole()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        var exec = await project.Compose("exec", "-T", "web", "sh", "-c", "seq 1 100000");
        exec.Lines.Length.ShouldBe(100_000);
        exec.Lines[^1].ShouldBe("100000");
    }

    [Fact]
    public async Task A_shell_at_a_terminal_is_one_and_leaves_the_terminal_as_it_was()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        await using var shell = project.StartInTerminal("exec", "web", "sh");
        await shell.UntilSeenAsync("#");
        // An engine before API 1.42 learns the size after the shell has started.
        await shell.TypeAsync("tty; until stty size | grep '40 120'; do sleep 0.1; done; echo \"sum: $((40+2))\"\n");
        await shell.UntilSeenAsync("sum: 42");
        shell.Screen.ShouldContain("/dev/pts/");
        shell.Screen.ShouldContain("40 120");
        await shell.TypeAsync("sleep 4321\n");
        await Eventually.BecomesTrueAsync(
            "the shell has started its command",
            async () => (await project.Compose("top")).Output.Contains("sleep 4321")
        );
        await shell.PressCtrlCAsync();
        await shell.TypeAsync("exit 9\n");
        (await shell.EndAsync()).ShouldBe(9);
        shell.IsAsItWas().ShouldBeTrue();
    }

    [Fact]
    public async Task The_replica_that_was_asked_for_is_the_one()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d", "--scale", "web=2");
        var second = (await project.Containers("web"))[1];
        (await project.Compose("exec", "-T", "--index", "2", "web", "hostname")).Output.Trim().ShouldBe(second.Id[..12]);
    }

    [Fact]
    public async Task A_service_that_does_not_run_is_said_so()
    {
        await using var project = TestProject.Of(Web);
        (await project.TryCompose("exec", "-T", "web", "true")).ShouldExitWith(1).ShouldSay("service \"web\" is not running");
    }

    [Fact]
    public async Task Detached_it_does_not_wait()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        await project.Compose("exec", "-d", "web", "sh", "-c", "touch /tmp/done; sleep 3600");
        await Eventually.BecomesTrueAsync(
            "it has run",
            async () => (await project.TryCompose("exec", "-T", "web", "test", "-f", "/tmp/done")).ExitCode == 0
        );
    }

    [Fact]
    public async Task A_program_that_is_not_there_has_the_shell_s_exit_code()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        (await project.TryCompose("exec", "-T", "web", "no-such-program")).ExitCode.ShouldBeOneOf(126, 127);
    }
}
