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
        project.Write(
            program,
            """
            #!/bin/sh
            echo "$*" >>calls
            echo '{"type":"info","message":"half of it"}'
            echo '{"type":"setenv","message":"URL=db://cloud"}'
            echo '{"type":"rawsetenv","message":"PLAIN=yes"}'
            """
        );
        File.SetUnixFileMode(Path.Combine(project.Folder, program), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        project.Variables["DOCKER_CONFIG"] = Path.Combine(project.Folder, "docker");
        (await project.Compose("up", "-d")).ShouldSay("half of it");
        var told = (await project.Container("web")).Environment;
        told.ShouldContain("CLOUD-DB_URL=db://cloud");
        told.ShouldContain("PLAIN=yes");
        await project.Compose("down");
        var common = $"--project-name={project.Name}";
        File.ReadAllLines(Path.Combine(project.Folder, "calls"))
            .ShouldBe([
                "compose metadata",
                $"compose {common} up --size=small --zone=a --zone=b cloud-db",
                "compose metadata",
                $"compose {common} down --size=small --zone=a --zone=b cloud-db",
            ]);
    }

    private const string Declared = """
        case "$*" in
        *metadata*) echo '{"description":"a cloud","up":{"parameters":[{"name":"size","required":true}]},"down":{"parameters":[]}STOP}';;
        *' up '*) echo '{"type":"setenv","message":"URL=db://cloud"}'; echo '{"type":"rawsetenv","message":"REGION=north"}';;
        esac
        """;

    [Theory, InlineData("", 0), InlineData(""","stop":{}""", 1)]
    public async Task It_gets_what_it_declares_and_nothing_else(string stop, int stops)
    {
        await using var project = WithProgram(Declared.Replace("STOP", stop, StringComparison.Ordinal));
        project.Edit("depends_on: [cloud-db]", "depends_on: [cloud-db], environment: { REGION: south }");
        (await project.Compose("up", "-d")).ShouldSay("provider \"cloud-db\" overrides environment variable \"REGION\" in service \"web\"");
        await project.Compose("stop");
        await project.Compose("down");
        var common = $"compose --project-name={project.Name}";
        File.ReadAllLines(Path.Combine(project.Folder, "calls"))
            .Where(line => line != "compose metadata")
            .ShouldBe([
                $"{common} up --size=small cloud-db",
                .. Enumerable.Repeat($"{common} stop cloud-db", stops),
                $"{common} down cloud-db",
            ]);
    }

    [Fact]
    public async Task What_it_gives_its_dependents_carries_its_name_or_not()
    {
        await using var project = WithProgram(Declared.Replace("STOP", "", StringComparison.Ordinal));
        await project.Compose("up", "-d");
        var told = (await project.Container("web")).Environment;
        told.ShouldContain("CLOUD-DB_URL=db://cloud");
        told.ShouldContain("REGION=north");
    }

    [Fact]
    public async Task What_it_requires_must_be_given()
    {
        await using var project = WithProgram(Declared.Replace("STOP", "", StringComparison.Ordinal));
        project.Edit("size: small, ", "");
        (await project.TryCompose("up", "-d"))
            .ShouldExitWith(1)
            .ShouldSay("compose.yaml:3:", "required parameter \"size\" is missing from provider \"./provider\" definition");
        File.ReadAllLines(Path.Combine(project.Folder, "calls")).ShouldBe(["compose metadata"]);
    }

    [Theory]
    [InlineData("""echo '{"type":"error","message":"no room left"}'; sleep 3600""", "no room left")]
    [InlineData("""echo '{"type":"setenv","message":"novalue"}'""", "invalid response from plugin: novalue")]
    [InlineData("""echo '{"type":"what"}'""", "invalid response from plugin: what")]
    [InlineData("echo out of words >&2; exit 3", "failed to create service provider: exit status 3: out of words")]
    public async Task An_error_of_its_ends_it(string program, string words)
    {
        await using var project = WithProgram($"case \"$*\" in *' up '*) {program};; esac");
        (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay("cloud-db", words);
        (await project.Containers("web")).ShouldAllBe(container => container.Status != "running");
    }

    [Fact]
    public async Task It_is_told_how_its_service_is_configured_when_it_asks()
    {
        await using var project = WithProgram(
            """
            case "$*" in *' up '*) echo '{"type":"get-service-config"}'; read answer; echo "$answer" >answer;; esac
            """
        );
        await project.Compose("up", "-d");
        File.ReadAllText(Path.Combine(project.Folder, "answer")).ShouldContain("\"options\":{\"size\":[\"small\"],\"zone\":[\"a\",\"b\"]}");
    }

    private static TestProject WithProgram(string script)
    {
        var project = TestProject.Of(Cloud.Replace("TYPE", "./provider", StringComparison.Ordinal));
        project.Write("provider", "#!/bin/sh\ncd \"$(dirname \"$0\")\"\necho \"$*\" >>calls\n" + script);
        File.SetUnixFileMode(Path.Combine(project.Folder, "provider"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return project;
    }

    [Fact]
    public async Task One_that_is_not_there_is_told_with_its_place()
    {
        await using var project = TestProject.Of(Cloud.Replace("TYPE", "nobody-has-this", StringComparison.Ordinal));
        (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay("compose.yaml:3:", "nobody-has-this", "is it installed");
    }
}
