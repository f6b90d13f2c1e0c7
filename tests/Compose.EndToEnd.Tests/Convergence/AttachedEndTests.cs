using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

/// <summary>When an attached `up` ends: with the named services, else with those it shows.</summary>
[Trait("Category", "Engine")]
public sealed class AttachedEndTests
{
    private const string JobAndServer = """
        services:
          job: { image: "busybox:local", command: echo done }
          server: { image: "busybox:local", init: true, command: sleep 3600ATTACH }
        """;

    [Theory]
    [InlineData(", attach: false")]
    [InlineData(", attach: false", "--no-attach", "server")]
    [InlineData("", "--no-attach", "server")]
    [InlineData("", "--attach", "job")]
    public async Task It_ends_when_what_it_shows_has_ended(string attribute, params string[] flags)
    {
        await using var project = TestProject.Of(JobAndServer.Replace("ATTACH", attribute, StringComparison.Ordinal));
        (await project.Compose(["up", .. flags])).Lines.ShouldBe(["Attaching to job-1", "job-1  | done", "job-1 exited with code 0"]);
        (await project.Container("server")).Status.ShouldBe("running");
    }

    [Fact]
    public async Task It_ends_when_the_named_services_have_ended_whatever_else_it_shows()
    {
        await using var project = TestProject.Of(
            """
            services:
              job: { image: "busybox:local", command: echo done, depends_on: [server] }
              server: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        var up = await project.Compose("up", "--attach-dependencies", "job");
        up.Lines.ShouldBe(["Attaching to job-1, server-1", "job-1     | done", "job-1 exited with code 0"]);
        (await project.Container("server")).Status.ShouldBe("running");
    }

    [Fact]
    public async Task The_interrupt_stops_also_what_it_does_not_show()
    {
        await using var project = TestProject.Of(
            """
            services:
              shown: { image: "busybox:local", init: true, command: sh -c 'echo at work; sleep 3600' }
              hidden: { image: "busybox:local", init: true, command: sleep 3600, attach: false }
            """
        );
        await using var up = project.Start("up");
        await up.UntilSaidAsync("at work");
        await project.UntilStatusAsync("hidden", "running");
        up.SendInterrupt();
        (await up.EndAsync()).ShouldExitWith(130).Lines.ShouldContain("shown-1 exited with code 143");
        (await project.Container("hidden")).Status.ShouldBe("exited");
    }

    [Fact]
    public async Task To_attach_to_what_is_not_brought_up_is_refused()
    {
        await using var project = TestProject.Of(JobAndServer.Replace("ATTACH", "", StringComparison.Ordinal));
        (await project.TryCompose("up", "--attach", "server", "job"))
            .ShouldExitWith(1)
            .ShouldSay("cannot attach to services not included in up: server");
    }

    [Fact]
    public async Task An_abort_shows_what_hooks_say_and_how_the_others_end()
    {
        await using var project = TestProject.Of(
            """
            services:
              job: { image: "busybox:local", command: sleep 1, depends_on: [server] } # starts once the hook of the server has run
              server:
                image: busybox:local
                init: true
                command: sleep 3600
                post_start: [{ command: echo set up }]
                pre_stop: [{ command: echo shut down }]
            """
        );
        var up = await project.Compose("up", "--abort-on-container-exit");
        up.ShouldSay("Aborting on container exit...");
        foreach (
            var line in (string[])
                ["server-1 ->  | set up", "job-1 exited with code 0", "server-1 ->  | shut down", "server-1 exited with code 143"]
        )
            up.Lines.ShouldContain(line, up.ToString());
    }

    [Fact]
    public async Task Networks_and_volumes_are_made_without_a_service()
    {
        await using var project = TestProject.Of(
            """
            networks: { net: {} }
            volumes: { data: {} }
            """
        );
        (await project.TryCompose("up")).ShouldExitWith(1).ShouldSay("no service selected");
        await project.Compose("--all-resources", "up");
        (await project.Networks()).ShouldBe([$"{project.Name}_net"]);
        (await project.Volumes()).ShouldBe([$"{project.Name}_data"]);
    }

    [Fact]
    public async Task A_dry_run_asks_the_registry_and_tells_what_would_be_done()
    {
        await using var project = TestProject.Of("services: { web: { image: \"busybox:local\" } }");
        var dry = await project.Compose("up", "--dry-run");
        dry.ShouldSay($" Container {project.Name}-web-1 Creating\n", $" Container {project.Name}-web-1 Created\n");
        dry.Output.ShouldContain("interactive run is not supported in dry-run mode");
        (await project.Containers()).ShouldBeEmpty();

        project.Edit("busybox:local", "127.0.0.1:1/no/such");
        (await project.TryCompose("up", "--dry-run"))
            .ShouldExitWith(1)
            .ShouldSay(" Image 127.0.0.1:1/no/such Pulling\n", "cannot be pulled");
    }
}
