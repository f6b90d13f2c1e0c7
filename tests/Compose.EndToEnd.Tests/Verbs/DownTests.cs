using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class DownTests
{
    private const string Two = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, depends_on: [db] }
          db: { image: "busybox:local", init: true, command: sleep 3600 }
        """;

    [Fact]
    public async Task Containers_and_networks_go()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        await project.Compose("down");
        (await project.Containers()).ShouldBeEmpty();
        (await project.Networks()).ShouldBeEmpty();
        (await project.Compose("down")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task The_name_alone_is_enough_without_any_file()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        File.Delete(Path.Combine(project.Folder, "compose.yaml"));
        await project.Compose("--project-name", project.Name, "down");
        (await project.Containers()).ShouldBeEmpty();
        (await project.Networks()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_named_service_goes_with_who_depends_on_it()
    {
        await using var project = TestProject.Of(Two + "\n  other: { image: \"busybox:local\", init: true, command: sleep 3600 }\n");
        await project.Compose("up", "-d");
        await project.Compose("down", "web");
        (await project.Containers()).Select(container => container.Name).ShouldBe([$"{project.Name}-db-1", $"{project.Name}-other-1"]);
        await project.Compose("up", "-d");
        await project.Compose("down", "db");
        (await project.Containers()).Select(container => container.Name).ShouldBe([$"{project.Name}-other-1"]);
    }

    [Fact]
    public async Task Images_that_were_built_go_when_asked()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { build: ., init: true, command: sleep 3600 }
              db: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        project.Write("Dockerfile", "FROM busybox:local\nRUN touch /built\n");
        await project.Compose("up", "-d");
        (await Engine.HasImageAsync($"{project.Name}-web")).ShouldBeTrue();
        await project.Compose("down", "--rmi", "local");
        (await Engine.HasImageAsync($"{project.Name}-web")).ShouldBeFalse();
        (await Engine.HasImageAsync("busybox:local")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_network_somebody_else_is_in_stays_and_is_mentioned()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        await using var guest = TestProject.Of(
            $$"""
            services:
              guest: { image: "busybox:local", init: true, command: sleep 3600, networks: [theirs] }
            networks: { theirs: { external: true, name: {{project.Name}}_default } }
            """
        );
        await guest.Compose("up", "-d");
        (await project.Compose("down")).ShouldSay("Resource is still in use");
        (await project.Networks()).ShouldBe([$"{project.Name}_default"]);
        await guest.Compose("down");
        await project.Compose("down");
        (await project.Networks()).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_images_go_when_asked_those_others_made_too()
    {
        await using var project = TestProject.Of("services: {}");
        project.Write(
            "compose.yaml",
            $$"""
            services:
              web: { image: "{{project.Name}}-given:1", init: true, command: sleep 3600 }
              built: { build: ., init: true, command: sleep 3600 }
            """
        );
        project.Write("Dockerfile", "FROM busybox:local\nRUN touch /built\n");
        await Engine.TagAsync("busybox:local", $"{project.Name}-given", "1");
        await project.Compose("up", "-d");
        await project.Compose("down", "--rmi", "local");
        (await Engine.HasImageAsync($"{project.Name}-given:1")).ShouldBeTrue();
        await project.Compose("up", "-d");
        await project.Compose("down", "--rmi", "all");
        (await Engine.HasImageAsync($"{project.Name}-given:1")).ShouldBeFalse();
        (await Engine.HasImageAsync($"{project.Name}-built")).ShouldBeFalse();
        (await Engine.HasImageAsync("busybox:local")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_no_service_owns_goes_only_when_asked()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        project.Write("compose.yaml", "services: { web: { image: \"busybox:local\", init: true, command: sleep 3600 } }\n");
        await project.Compose("run", "-d", "web");
        await project.Compose("down");
        (await project.Containers()).Count.ShouldBe(2);
        await project.Compose("down", "--remove-orphans");
        (await project.Containers()).ShouldBeEmpty();
        (await project.Networks()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_grace_that_was_asked_for_goes_before_the_one_written_down()
    {
        await using var project = TestProject.Of(
            """
            services:
              deaf: { image: "busybox:local", stop_grace_period: 10m, command: sh -c 'trap "" TERM; while :; do sleep 0.1; done' }
            """
        );
        await project.Compose("up", "-d");
        await project.Compose("down", "-t", "0");
        (await project.Containers()).ShouldBeEmpty();
    }
}
