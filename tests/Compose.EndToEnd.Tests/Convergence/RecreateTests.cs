using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

[Trait("Category", "Engine")]
public sealed class RecreateTests
{
    private const string Two = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, environment: { A: 1 }, depends_on: [db] }
          db: { image: "busybox:local", init: true, command: sleep 3600 }
        """;

    [Fact]
    public async Task A_changed_service_is_replaced_under_its_name_and_the_others_stay()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        var (web, db) = (await project.Container("web"), await project.Container("db"));
        project.Edit("A: 1", "A: 2");
        await project.Compose("up", "-d");
        var after = await project.Container("web");
        after.Id.ShouldNotBe(web.Id);
        after.Name.ShouldBe(web.Name);
        after.Environment.ShouldContain("A=2");
        (await project.Container("db")).Id.ShouldBe(db.Id);
    }

    [Fact]
    public async Task A_changed_dependency_is_replaced_and_its_dependent_stays()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        var (web, db) = (await project.Container("web"), await project.Container("db"));
        project.Edit("db: { image: \"busybox:local\",", "db: { image: \"busybox:local\", hostname: changed,");
        await project.Compose("up", "-d");
        (await project.Container("db")).Id.ShouldNotBe(db.Id);
        (await project.Container("web")).Id.ShouldBe(web.Id);
    }

    [Fact]
    public async Task An_image_that_moved_to_another_content_replaces()
    {
        await using var project = TestProject.Of("services: {}");
        var tag = $"{project.Name}:local";
        project.Write(
            "compose.yaml",
            $$"""
            services:
              web: { image: "{{tag}}", init: true, command: sleep 3600 }
            """
        );
        await TagAsync(project, "busybox:local");
        try
        {
            await project.Compose("up", "-d");
            var before = await project.Container("web");
            await Engine.Client.Images.CommitContainerChangesAsync(
                new()
                {
                    ContainerID = before.Id,
                    RepositoryName = project.Name,
                    Tag = "local",
                }
            );
            await project.Compose("up", "-d");
            var after = await project.Container("web");
            after.Id.ShouldNotBe(before.Id);
            after.Inspected.Image.ShouldNotBe(before.Inspected.Image);
            await project.Compose("down");
        }
        finally
        {
            await Engine.RemoveImageAsync(tag);
        }
    }

    [Fact]
    public async Task Force_replaces_what_was_named_and_not_what_it_depends_on()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        var (web, db) = (await project.Container("web"), await project.Container("db"));
        await project.Compose("up", "-d", "--force-recreate", "web");
        (await project.Container("web")).Id.ShouldNotBe(web.Id);
        (await project.Container("db")).Id.ShouldBe(db.Id);
    }

    [Fact]
    public async Task Always_recreate_deps_replaces_those_too()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        var db = await project.Container("db");
        await project.Compose("up", "-d", "--always-recreate-deps", "web");
        (await project.Container("db")).Id.ShouldNotBe(db.Id);
    }

    [Fact]
    public async Task No_recreate_keeps_what_differs()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        var before = await project.Container("web");
        project.Edit("A: 1", "A: 2");
        await project.Compose("up", "-d", "--no-recreate");
        (await project.Container("web")).Id.ShouldBe(before.Id);
    }

    [Fact]
    public async Task The_old_container_runs_on_when_the_new_one_cannot_be_made()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        var before = await project.Container("web");
        project.Edit("environment: { A: 1 }", "runtime: is-not-there");
        (await project.TryCompose("up", "-d")).ShouldFail();
        var after = await project.Container("web");
        after.Id.ShouldBe(before.Id);
        after.Status.ShouldBe("running");
    }

    [Fact]
    public async Task What_was_rebuilt_replaces()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { build: { context: ., args: { WORD: one } }, init: true, command: sleep 3600 }
            """
        );
        project.Write("Dockerfile", "FROM busybox:local\nARG WORD\nRUN echo $WORD >/word\n");
        await project.Compose("up", "-d");
        var before = await project.Container("web");
        project.Edit("WORD: one", "WORD: two");
        await project.Compose("up", "-d");
        (await project.Container("web")).Id.ShouldBe(before.Id);
        await project.Compose("up", "-d", "--build");
        (await project.Container("web")).Id.ShouldNotBe(before.Id);
        (await project.Compose("exec", "-T", "web", "cat", "/word")).Output.ShouldBe("two\n");
    }

    private static Task TagAsync(TestProject project, string image) => Engine.TagAsync(image, $"{project.Name}", "local");
}
