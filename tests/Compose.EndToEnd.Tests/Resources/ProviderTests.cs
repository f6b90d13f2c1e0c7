using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Resources;

[Trait("Category", "Engine")]
public sealed class ProviderTests
{
    private const string Cloud = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, depends_on: [cloud-db] }
          cloud-db: { provider: { type: TYPE, options: { size: small, zone: [a, b] } } }
        """;

    [Theory, InlineData("example"), InlineData("./provider")]
    public async Task It_is_a_plugin_or_a_program_and_tells_dependents_where_it_is(string type)
    {
        await using var project = TestProject.Of(Cloud.Replace("TYPE", type, StringComparison.Ordinal));
        var program = type == "example" ? Path.Combine("docker", "cli-plugins", "docker-example") : "provider";
        project.Write(program, """
            #!/bin/sh
            echo "$*" >>calls
            echo '{"type":"info","message":"half of it"}'
            echo '{"type":"setenv","message":"URL=db://cloud"}'
            echo '{"type":"rawsetenv","message":"PLAIN=yes"}'
            """);
        File.SetUnixFileMode(Path.Combine(project.Folder, program), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        project.Variables["DOCKER_CONFIG"] = Path.Combine(project.Folder, "docker");
        (await project.Compose("up", "-d")).ShouldSay("half of it");
        var told = (await project.Container("web")).Environment;
        told.ShouldContain("CLOUD_DB_URL=db://cloud");
        told.ShouldContain("PLAIN=yes");
        await project.Compose("down");
        var common = $"--project-name={project.Name}";
        File.ReadAllLines(Path.Combine(project.Folder, "calls")).ShouldBe([$"compose {common} up --size=small --zone=a --zone=b cloud-db", $"compose {common} down --size=small --zone=a --zone=b cloud-db"]);
    }

    [Fact]
    public async Task One_that_is_not_there_is_told_with_its_place()
    {
        await using var project = TestProject.Of(Cloud.Replace("TYPE", "nobody-has-this", StringComparison.Ordinal));
        (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay("compose.yaml:3:", "nobody-has-this", "is it installed");
    }
}
