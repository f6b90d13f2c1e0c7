using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class RunTests
{
    private const string Two = """
        services:
          web:
            image: busybox:local
            init: true
            command: echo the usual
            environment: { GIVEN: by the service }
            ports: ["18710:80"]
            depends_on: [db]
          db: { image: "busybox:local", init: true, command: sleep 3600 }
        """;

    [Fact]
    public async Task The_service_s_command_runs_once_with_its_dependencies()
    {
        await using var project = TestProject.Of(Two);
        (await project.Compose("run", "--rm", "-T", "web")).Output.ShouldBe("the usual\n");
        (await project.Containers()).Select(container => container.Name).ShouldBe([$"{project.Name}-db-1"]);
    }

    [Fact]
    public async Task Another_command_another_environment_and_its_exit_code()
    {
        await using var project = TestProject.Of(Two);
        var run = await project.TryCompose(
            "run",
            "--rm",
            "-T",
            "--no-deps",
            "-e",
            "MORE=more",
            "-w",
            "/etc",
            "-u",
            "33",
            "web",
            "sh",
            "-c",
            "echo $GIVEN $MORE; pwd; id -u; exit 6"
        );
        run.ShouldExitWith(6).Lines.ShouldBe(["by the service more", "/etc", "33"]);
        (await project.Containers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mount_and_a_port_can_be_given_on_the_command_line()
    {
        await using var project = TestProject.Of(Two);
        project.Write("given.txt", "by hand");
        await project.Compose("run", "-d", "--no-deps", "-v", "./given.txt:/given.txt:ro", "-p", "18711:81", "web", "sleep", "3600");
        var container = (await project.Containers("web")).ShouldHaveSingleItem();
        container.MountAt("/given.txt").Source.ShouldBe(Path.Combine(project.Folder, "given.txt"));
        container.HostConfig.PortBindings["81/tcp"][0].HostPort.ShouldBe("18711");
        container.HostConfig.PortBindings.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_rm_the_container_stays_as_a_one_off()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("run", "-T", "--no-deps", "web");
        var container = await project.Container("web");
        container.Name.ShouldStartWith($"{project.Name}-web-run-");
        container.Label("com.docker.compose.oneoff").ShouldBe("True");
        (container.HostConfig.PortBindings?.Count ?? 0).ShouldBe(0);
    }

    [Fact]
    public async Task Ports_are_published_when_asked()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("run", "-d", "--service-ports", "--no-deps", "--name", project.Name + "-named", "web", "sleep", "3600");
        var container = await project.Container("web");
        container.Name.ShouldBe(project.Name + "-named");
        container.HostConfig.PortBindings["80/tcp"][0].HostPort.ShouldBe("18710");
    }

    [Fact]
    public async Task What_is_piped_in_arrives()
    {
        await using var project = TestProject.Of(Two);
        await using var run = project.Start("run", "--rm", "-T", "--no-deps", "web", "tr", "a-z", "A-Z");
        await run.TypeAsync("loud\n");
        (await run.EndAsync()).ShouldExitWith(0).Output.ShouldBe("LOUD\n");
    }

    [Fact]
    public async Task A_command_that_is_not_there_is_told_and_leaves_nothing()
    {
        await using var project = TestProject.Of("services: { web: { image: \"busybox:local\" } }");
        (await project.TryCompose("run", "--rm", "-T", "web", "nosuchcommand"))
            .ShouldExitWith(1)
            .ShouldSay("nosuchcommand", "executable file not found");
        (await project.Containers()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("TERM", false), InlineData("USR1", false), InlineData("TERM", true), InlineData("HUP", true), InlineData("USR2", true)]
    public async Task A_signal_reaches_the_command_and_the_container_is_removed(string signal, bool atTerminal)
    {
        await using var project = TestProject.Of(
            $$"""
            services:
              web: { image: "busybox:local", command: sh -c 'trap "echo heard {{signal}}; exit 7" {{signal}}; echo at work; while true; do sleep 0.1; done' }
            """
        );
        int code;
        if (atTerminal)
        {
            await using var run = project.StartInTerminal("run", "--rm", "web");
            await run.UntilSeenAsync("at work");
            await run.SignalAsync(signal);
            code = await run.EndAsync();
            run.Screen.ShouldContain("heard " + signal);
            run.IsAsItWas().ShouldBeTrue();
        }
        else
        {
            await using var run = project.Start("run", "--rm", "-T", "web");
            await run.UntilSaidAsync("at work");
            await run.SignalAsync(signal);
            code = (await run.EndAsync()).ExitCode;
            run.Output.ShouldContain("heard " + signal);
        }

        code.ShouldBe(7);
        (await project.Containers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task At_a_terminal_one_can_talk_to_it()
    {
        await using var project = TestProject.Of(Two);
        await using var run = project.StartInTerminal("run", "--rm", "--no-deps", "--entrypoint", "sh", "web");
        await run.UntilSeenAsync("#");
        await run.TypeAsync("echo \"sum: $((40+2))\"; exit 5\n");
        (await run.EndAsync()).ShouldBe(5);
        run.Screen.ShouldContain("sum: 42");
        run.IsAsItWas().ShouldBeTrue();
        (await project.Containers()).ShouldBeEmpty();
    }
}
