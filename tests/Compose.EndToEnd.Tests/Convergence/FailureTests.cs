using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

[Trait("Category", "Engine")]
public sealed class FailureTests
{
    [Fact]
    public async Task An_image_nobody_has_is_named_with_its_service_and_its_place()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: localhost:1/there-is/no-such-image:1
            """
        );
        (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay("web", "localhost:1/there-is/no-such-image:1", "compose.yaml:3");
        (await project.Containers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_with_its_service_and_its_place()
    {
        var port = TestProject.FreePort();
        await using var first = TestProject.Of(
            $$"""
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, ports: ["{{port}}:80"] }
            """
        );
        await first.Compose("up", "-d");
        await using var second = TestProject.Of(
            $"""
            services:
              other:
                image: busybox:local
                command: sleep 3600
                ports:
                  - "{port}:80"
            """
        );
        (await second.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay("other", $"{port}", "compose.yaml:6");
    }

    [Fact]
    public async Task A_command_that_is_not_in_the_image_is_named_with_its_service_and_its_place()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                command: [no-such-program]
            """
        );
        (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay("web", "no-such-program", "compose.yaml:");
    }

    [Fact]
    public async Task A_faulty_file_is_refused_at_its_place_before_anything_is_touched()
    {
        await using var project = TestProject.Of(
            """
            services:
              good: { image: "busybox:local", command: sleep 3600 }
              bad:
                image: busybox:local
                networks: [nowhere]
                ports: ["80800:80"]
            """
        );
        (await project.TryCompose("up", "-d")).ShouldFail().ShouldSay("compose.yaml:5", "nowhere", "compose.yaml:6", "80800");
        (await project.Containers()).ShouldBeEmpty();
        (await project.Networks()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_circle_of_dependencies_is_shown_with_its_places()
    {
        await using var project = TestProject.Of(
            """
            services:
              a: { image: "busybox:local", depends_on: [b] }
              b: { image: "busybox:local", depends_on: [a] }
            """
        );
        (await project.TryCompose("up", "-d")).ShouldFail().ShouldSay("compose.yaml:2", "a -> b -> a", "`b` needs `a`");
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_said_so()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", command: sleep 3600 }
            """
        );
        (await project.TryCompose("up", "-d", "wbe")).ShouldFail().ShouldSay("no such service: wbe");
    }

    [Fact]
    public async Task Two_services_that_claim_one_container_name_are_refused_together()
    {
        await using var project = TestProject.Of(
            """
            services:
              a: { image: "busybox:local", container_name: claimed-twice, command: sleep 3600 }
              b: { image: "busybox:local", container_name: claimed-twice, command: sleep 3600 }
            """
        );
        (await project.TryCompose("up", "-d")).ShouldFail().ShouldSay("claimed-twice");
        (await project.Containers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_engine_that_does_not_answer_is_named()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", command: sleep 3600 }
            """
        );
        var variables = new Dictionary<string, string> { ["DOCKER_HOST"] = $"unix://{project.Folder}/nobody.sock" };
        await using var up = RunningCommand.Start(project.Folder, variables, ["up", "-d"]);
        await up.TypeAsync("");
        (await up.EndAsync()).ShouldFail().ShouldSay($"{project.Folder}/nobody.sock");
    }
}
