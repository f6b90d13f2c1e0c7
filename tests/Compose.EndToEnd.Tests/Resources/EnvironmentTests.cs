using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Resources;

[Trait("Category", "Engine")]
public sealed class EnvironmentTests
{
    private const string Shows = """
        services:
          web:
            image: busybox:local
            command: env
            environment:
              WRITTEN: written
              DEFAULTED: ${DEFAULTED:-default}
              PASSED:
              WINS: from the file
            env_file: [web.env]
        """;

    [Fact]
    public async Task Variables_come_from_the_file_the_env_file_and_the_shell()
    {
        await using var project = TestProject.Of(Shows);
        project.Write("web.env", "FROM_FILE=yes # a comment\nQUOTED='single $HOME'\nWINS=from the env file\n");
        project.Variables["PASSED"] = "passed";
        await project.Compose("up");
        (await project.Container("web")).Environment.ShouldSatisfyAllConditions(
            all => all.ShouldContain("WRITTEN=written"),
            all => all.ShouldContain("DEFAULTED=default"),
            all => all.ShouldContain("PASSED=passed"),
            all => all.ShouldContain("FROM_FILE=yes"),
            all => all.ShouldContain("QUOTED=single $HOME"),
            all => all.ShouldContain("WINS=from the file")
        );
    }

    [Fact]
    public async Task The_shell_wins_over_the_project_s_env_file()
    {
        await using var project = TestProject.Of(Shows);
        project.Write("web.env", "");
        project.Write(".env", "DEFAULTED=from .env\n");
        await project.Compose("up");
        (await project.Container("web")).Environment.ShouldContain("DEFAULTED=from .env");
        project.Variables["DEFAULTED"] = "from the shell";
        await project.Compose("up");
        (await project.Container("web")).Environment.ShouldContain("DEFAULTED=from the shell");
    }

    [Fact]
    public async Task An_env_file_that_is_missing_is_said_so_and_does_not_hinder_down()
    {
        await using var project = TestProject.Of(Shows);
        project.Write("web.env", "");
        await project.Compose("up");
        File.Delete(Path.Combine(project.Folder, "web.env"));
        (await project.TryCompose("up", "-d")).ShouldFail().ShouldSay("web.env");
        await project.Compose("ps");
        await project.Compose("down");
        (await project.Containers()).ShouldBeEmpty();
    }
}
