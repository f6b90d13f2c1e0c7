using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

[Trait("Category", "Engine")]
public sealed class UpTests
{
    private const string TwoServices = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, depends_on: [db] }
          db: { image: "busybox:local", init: true, command: sleep 3600 }
          other: { image: "busybox:local", init: true, command: sleep 3600 }
        """;

    [Fact]
    public async Task Every_service_runs_under_its_name_with_the_labels_others_look_for()
    {
        await using var project = TestProject.Of(TwoServices);
        await project.Compose("up", "-d");
        var web = await project.Container("web");
        web.Name.ShouldBe($"{project.Name}-web-1");
        web.Status.ShouldBe("running");
        web.Label("com.docker.compose.project").ShouldBe(project.Name);
        web.Label("com.docker.compose.service").ShouldBe("web");
        web.Label("com.docker.compose.container-number").ShouldBe("1");
        web.Label("com.docker.compose.oneoff").ShouldBe("False");
        web.Label("com.docker.compose.project.working_dir").ShouldBe(project.Folder);
        web.Label("com.docker.compose.project.config_files").ShouldBe(Path.Combine(project.Folder, "compose.yaml"));
        web.Label("com.docker.compose.depends_on").ShouldBe("db:service_started:false");
        var hash = (await project.Compose("config", "--hash", "web")).Lines.Single().Split(' ')[1];
        web.Label("com.docker.compose.config-hash").ShouldBe(hash);
        (await project.Networks()).ShouldBe([$"{project.Name}_default"]);
    }

    [Fact]
    public async Task A_second_up_changes_nothing()
    {
        await using var project = TestProject.Of(TwoServices);
        await project.Compose("up", "-d");
        var before = await project.Containers();
        await project.Compose("up", "-d");
        var after = await project.Containers();
        after.Select(container => container.Id).ShouldBe(before.Select(container => container.Id));
        after.Select(container => container.StartedAt).ShouldBe(before.Select(container => container.StartedAt));
    }

    [Fact]
    public async Task A_named_service_brings_what_it_depends_on_and_no_more()
    {
        await using var project = TestProject.Of(TwoServices);
        await project.Compose("up", "-d", "web");
        (await project.Containers()).Select(container => container.Name).ShouldBe([$"{project.Name}-db-1", $"{project.Name}-web-1"]);
    }

    [Fact]
    public async Task No_deps_brings_the_named_service_alone()
    {
        await using var project = TestProject.Of(TwoServices);
        await project.Compose("up", "-d", "--no-deps", "web");
        (await project.Containers()).Select(container => container.Name).ShouldBe([$"{project.Name}-web-1"]);
    }

    [Fact]
    public async Task What_was_stopped_is_started_again_as_it_was()
    {
        await using var project = TestProject.Of(TwoServices);
        await project.Compose("up", "-d");
        var before = await project.Container("db");
        await project.Compose("stop", "db");
        await project.Compose("up", "-d");
        var after = await project.Container("db");
        after.Id.ShouldBe(before.Id);
        after.Status.ShouldBe("running");
    }

    [Fact]
    public async Task No_start_leaves_everything_made_and_nothing_running()
    {
        await using var project = TestProject.Of(TwoServices);
        await project.Compose("up", "--no-start");
        (await project.Containers()).Select(container => container.Status).ShouldBe(["created", "created", "created"]);
    }

    [Fact]
    public async Task A_container_no_service_owns_is_mentioned_and_removed_when_asked()
    {
        await using var project = TestProject.Of(TwoServices);
        await project.Compose("up", "-d");
        project.Write(
            "compose.yaml",
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        (await project.Compose("up", "-d")).ShouldSay("orphan", $"{project.Name}-db-1", $"{project.Name}-other-1");
        (await project.Containers()).Count.ShouldBe(3);
        await project.Compose("up", "-d", "--remove-orphans");
        (await project.Containers()).Select(container => container.Name).ShouldBe([$"{project.Name}-web-1"]);
    }

    [Fact]
    public async Task A_dry_run_touches_nothing()
    {
        await using var project = TestProject.Of(TwoServices);
        var dry = await project.Compose("--dry-run", "up", "-d");
        foreach (var part in (string[])["web", "db", "other", "default"])
            dry.Output.ShouldContain(part);
        (await project.Containers()).ShouldBeEmpty();
        (await project.Networks()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_building_a_missing_image_is_said_so()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                build: .
            """
        );
        project.Write("Dockerfile", "FROM busybox:local\n");
        (await project.TryCompose("up", "-d", "--no-build"))
            .ShouldExitWith(1)
            .ShouldSay("compose.yaml:3:12", "service web", $"{project.Name}-web", "compose build");
        (await project.Containers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_contradicts_itself_is_refused()
    {
        await using var project = TestProject.Of(TwoServices);
        (await project.TryCompose("up", "--build", "--no-build")).ShouldExitWith(1).ShouldSay("--build", "--no-build");
        (await project.TryCompose("up", "--force-recreate", "--no-recreate"))
            .ShouldExitWith(1)
            .ShouldSay("--force-recreate", "--no-recreate");
        (await project.TryCompose("up", "-d", "--attach", "web")).ShouldExitWith(1).ShouldSay("--attach", "--detach");
        (await project.Containers()).ShouldBeEmpty();
    }
}
