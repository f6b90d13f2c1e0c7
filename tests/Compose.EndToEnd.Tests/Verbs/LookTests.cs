using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class LookTests
{
    private const string Web = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, ports: ["127.0.0.1::80"] }
        """;

    [Fact]
    public async Task Images_names_what_the_containers_were_made_of()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        var line = (await project.Compose("images")).Lines.ShouldHaveSingleLineWith($"{project.Name}-web-1");
        line.ShouldContain("busybox");
        line.ShouldContain("local");
        var id = (await project.Compose("images", "-q")).Lines.Single();
        (await project.Container("web")).Inspected.Image.ShouldContain(id);
    }

    [Fact]
    public async Task Ls_shows_projects_with_their_state_and_files()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        var line = (await project.Compose("ls")).Lines.ShouldHaveSingleLineWith(project.Name);
        line.ShouldContain("running(1)");
        line.ShouldContain(Path.Combine(project.Folder, "compose.yaml"));
        await project.Compose("stop");
        // Engine 26.1 may answer the stop before updating its list.
        await Eventually.BecomesTrueAsync(
            "the stopped project is listed no more",
            async () => !(await project.Compose("ls", "-q")).Lines.Contains(project.Name)
        );
        (await project.Compose("ls", "--all", "--filter", $"name={project.Name}")).Output.ShouldContain("exited(1)");
    }

    [Fact]
    public async Task Top_shows_the_processes()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        (await project.Compose("top")).Output.ShouldContain("sleep 3600");
    }

    [Fact]
    public async Task Port_says_where_a_port_is_published()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        var bound = (await project.Container("web")).Inspected.NetworkSettings!.Ports!["80/tcp"][0].HostPort;
        (await project.Compose("port", "web", "80")).Lines.ShouldBe([$"127.0.0.1:{bound}"]);
        (await project.TryCompose("port", "web", "81")).ShouldFail().ShouldSay("81/tcp");
    }

    [Fact]
    public async Task Port_lists_all_ports_when_none_is_named()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, ports: ["127.0.0.1::80", "127.0.0.1::53/udp"], expose: ["99"] }
            """
        );
        await project.Compose("up", "-d");
        var web = (await project.Compose("port", "web", "80")).Lines.Single();
        var dns = (await project.Compose("port", "--protocol", "UDP", "web", "53")).Lines.Single();
        (await project.Compose("port", "web")).Lines.ShouldBe([$"53/udp -> {dns}", $"80/tcp -> {web}"]);
        (await project.Compose("port", "--protocol", "tcp", "web")).Lines.ShouldBe([$"80/tcp -> {web}"]);
    }

    [Fact]
    public async Task Stats_names_the_container_by_its_whole_id()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        (await project.Compose("stats", "--no-stream", "--format", "{{.Container}}")).Lines.ShouldBe([(await project.Container("web")).Id]);
    }

    [Fact]
    public async Task Volumes_can_be_written_raw()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
            volumes:
              data:
            """
        );
        await project.Compose("up", "-d");
        (await project.Compose("volumes", "--format", "raw")).Lines.ShouldBe([$"name: {project.Name}_data", "driver: local"]);
    }

    [Fact]
    public async Task A_name_in_capitals_means_the_project_without_them()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        (await project.Compose("-p", project.Name.ToUpperInvariant(), "ps", "-q")).Lines.ShouldBe([(await project.Container("web")).Id]);
        (await project.Compose("-p", project.Name.ToUpperInvariant(), "exec", "-T", "web", "echo", "heard")).Output.ShouldBe("heard\n");
    }

    [Fact]
    public async Task That_there_is_nothing_to_do_is_said_where_it_is_asked_for()
    {
        await using var project = TestProject.Of(Web);
        (await project.Compose("kill")).ShouldSay("No container to kill").Output.ShouldBe("");
        project.Variables["COMPOSE_STATUS_STDOUT"] = "true";
        (await project.Compose("kill")).Output.ShouldBe("No container to kill\n");
        (await project.Compose("rm", "--force")).Output.ShouldBe("No stopped containers\n");
    }

    [Fact]
    public async Task Version_answers_in_one_line()
    {
        await using var project = TestProject.Of(Web);
        (await project.Compose("version", "--short")).Lines.Single().ShouldMatch(@"^v?\d+\.\d+\.\d+");
    }

    [Fact]
    public async Task Events_tells_what_happens_as_it_happens()
    {
        await using var project = TestProject.Of(Web);
        await using var events = project.Start("events", "--json");
        await using var table = project.Start("events");
        // Nothing signals that the stream is open: events are repeated until one is reported.
        await Eventually.BecomesTrueAsync(
            "a start is told",
            async () =>
            {
                await project.Compose("up", "-d", "--force-recreate");
                return events.Output.Contains("\"action\":\"start\"", StringComparison.Ordinal)
                    && table.Output.Contains("container start", StringComparison.Ordinal);
            }
        );
        events.Output.Split('\n')[0].ShouldContain("\"service\":\"web\"");
        events.SendInterrupt();
        await events.EndAsync();
    }
}
