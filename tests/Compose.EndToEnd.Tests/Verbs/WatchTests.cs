using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class WatchTests
{
    private const string Sync = """
        services:
          web:
            image: busybox:local
            init: true
            command: sleep 3600
            develop:
              watch:
                - { path: ./src, action: sync, target: /srv/app, ignore: ["*.log", "cache/"] }
        """;

    [Fact]
    public async Task What_is_made_changed_and_removed_is_so_in_the_container()
    {
        await using var project = TestProject.Of(Sync);
        project.Write("src/old.txt", "from the start");
        await using var watch = project.Start("watch");
        await watch.UntilSaidAsync("Watch enabled");
        project.Write("src/page.txt", "first");
        await UntilFileAsync(project, "web", "/srv/app/page.txt", "first");
        project.Write("src/page.txt", "second");
        await UntilFileAsync(project, "web", "/srv/app/page.txt", "second");
        project.Write("src/deep/er/one.txt", "deep");
        await UntilFileAsync(project, "web", "/srv/app/deep/er/one.txt", "deep");
        Directory.Move(Path.Combine(project.Folder, "src/deep"), Path.Combine(project.Folder, "src/moved"));
        await UntilFileAsync(project, "web", "/srv/app/moved/er/one.txt", "deep");
        await UntilGoneAsync(project, "web", "/srv/app/deep");
        File.Delete(Path.Combine(project.Folder, "src/page.txt"));
        await UntilGoneAsync(project, "web", "/srv/app/page.txt");
        watch.Output.ShouldContain("Syncing service \"web\" after");

        // An unchanged file is never copied.
        (await FileAsync(project, "web", "/srv/app/old.txt")).ShouldBeNull();
        watch.SendInterrupt();
        (await watch.EndAsync()).ShouldExitWith(130).Output.ShouldEndWith("Watch disabled\n");
        (await project.Container("web")).Status.ShouldBe("running");
    }

    [Fact]
    public async Task What_changes_while_containers_are_started_is_not_missed()
    {
        await using var project = TestProject.Of(Sync);
        project.Write("src/old.txt", "from the start");
        await using var up = project.Start("--verbose", "up", "--watch");
        await up.UntilSaidAsync("Attaching to");
        project.Write("src/early.txt", "early");
        await UntilFileAsync(project, "web", "/srv/app/early.txt", "early");
        await up.UntilSaidAsync("batch complete: duration[");
        up.SendInterrupt();
        (await up.EndAsync())
            .ShouldExitWith(130)
            .Output.ShouldContain("Syncing service \"web\" after changes were detected: " + project.Folder);
    }

    [Fact]
    public async Task What_is_moved_over_a_link_in_the_container_goes_where_that_leads()
    {
        await using var project = TestProject.Of(Sync);
        project.Edit("command: sleep 3600", "command: sh -c 'mkdir -p /srv/app /var/sub && ln -s /var/sub /srv/app/sub && sleep 3600'");
        project.Write("src/here.txt", "");
        project.Write("elsewhere/hello.txt", "hello");
        await using var watch = project.Start("watch");
        await watch.UntilSaidAsync("Watch enabled");
        await Eventually.BecomesTrueAsync(
            "the link is there",
            async () => (await project.TryCompose("exec", "-T", "web", "test", "-L", "/srv/app/sub")).ExitCode == 0
        );
        Directory.Move(Path.Combine(project.Folder, "elsewhere"), Path.Combine(project.Folder, "src/sub"));
        await UntilFileAsync(project, "web", "/var/sub/hello.txt", "hello");
        (await project.Compose("exec", "-T", "web", "readlink", "/srv/app/sub")).Output.ShouldBe("/var/sub\n");
        watch.Output.ShouldNotContain("Error");
    }

    [Fact]
    public async Task The_old_spelling_of_the_first_copy_is_understood_and_told()
    {
        await using var project = TestProject.Of(Sync);
        project.Edit("ignore: [\"*.log\", \"cache/\"]", "x-initialSync: true");
        project.Write("src/old.txt", "from the start");
        await using var watch = project.Start("watch");
        await watch.UntilSaidAsync("x-initialSync is DEPRECATED, please use the official `initial_sync` attribute");
        await UntilFileAsync(project, "web", "/srv/app/old.txt", "from the start");
    }

    [Fact]
    public async Task What_is_ignored_stays_here()
    {
        await using var project = TestProject.Of(Sync);
        project.Write("src/.git/HEAD", "main");
        await using var watch = project.Start("watch");
        await watch.UntilSaidAsync("Watch enabled");
        project.Write("src/a.log", "noise");
        project.Write("src/cache/x", "noise");
        project.Write("src/.git/HEAD", "other");
        project.Write("src/z.txt", "wanted");
        await UntilFileAsync(project, "web", "/srv/app/z.txt", "wanted");
        (await project.Compose("exec", "-T", "web", "find", "/srv/app", "-type", "f")).Lines.ShouldBe(["/srv/app/z.txt"]);
    }

    [Fact]
    public async Task All_replicas_and_all_services_get_what_they_ask_for_and_files_belong_to_their_user()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: &web
                image: busybox:local
                init: true
                user: "1234:4321"
                command: sleep 3600
                scale: 2
                develop:
                  watch:
                    - { path: ./src, action: sync, target: /srv/web, include: ["*.html"] }
              named:
                <<: *web
                user: nobody
                scale: 1
                develop:
                  watch:
                    - { path: ./src, action: sync, target: /srv/named, initial_sync: true }
            """
        );
        project.Write("src/first.txt", "there before");
        foreach (var recipe in (string[])["compose.override.yml", "docker-compose.yaml", "Dockerfile"])
            project.Write("src/" + recipe, "# how it is made");
        await using var watch = project.Start("watch");
        await watch.UntilSaidAsync("Watch enabled");
        (await FileAsync(project, "named", "/srv/named/first.txt")).ShouldBe("there before");
        (await project.Compose("exec", "-T", "named", "ls", "/srv/named")).Lines.ShouldBe(
            ["first.txt"],
            "compose files and Dockerfiles are not copied"
        );
        project.Write("src/code.js", "not asked for by web");
        project.Write("src/index.html", "hello");
        await UntilFileAsync(project, "named", "/srv/named/index.html", "hello");
        foreach (var index in (string[])["1", "2"])
        {
            await UntilFileAsync(project, "web", "/srv/web/index.html", "hello", index);
            (await project.Compose("exec", "-T", "--index", index, "web", "stat", "-c", "%u:%g", "/srv/web/index.html"))
                .Output.Trim()
                .ShouldBe("1234:4321");
        }

        (await FileAsync(project, "named", "/srv/named/code.js")).ShouldBe("not asked for by web");
        (await project.Compose("exec", "-T", "named", "stat", "-c", "%U", "/srv/named/index.html")).Output.Trim().ShouldBe("nobody");
        (await FileAsync(project, "web", "/srv/web/code.js")).ShouldBeNull();
    }

    [Fact]
    public async Task A_change_restarts_or_runs_a_command()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                develop:
                  watch:
                    - { path: ./conf, action: sync+restart, target: /srv/conf }
                    - { path: ./flag, action: restart }
                    - { path: ./hook, action: sync+exec, target: /srv/hook, exec: { command: "cp /srv/hook/in /srv/out" } }
            """
        );
        project.Write("conf/old", "");
        project.Write("hook/old", "");
        project.Write("flag", "0");
        await using var watch = project.Start("watch");
        await watch.UntilSaidAsync("Watch enabled");
        var before = await project.Container("web");
        project.Write("hook/in", "copied, then run");
        await UntilFileAsync(project, "web", "/srv/out", "copied, then run");
        (await project.Container("web")).StartedAt.ShouldBe(before.StartedAt);

        project.Write("conf/new", "setting");
        await watch.UntilSaidAsync("service(s) [\"web\"] restarted");
        var once = await project.Container("web");
        once.Id.ShouldBe(before.Id);
        once.StartedAt.ShouldNotBe(before.StartedAt);
        (await FileAsync(project, "web", "/srv/conf/new")).ShouldBe("setting");

        project.Write("flag", "1");
        await Eventually.BecomesTrueAsync(
            "the container is restarted once more",
            async () => (await project.Container("web")).StartedAt != once.StartedAt
        );
    }

    [Fact]
    public async Task A_rebuild_recreates_the_container_and_leaves_others_and_no_image_behind()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                build: .
                init: true
                command: sleep 3600
                depends_on: { job: { condition: service_completed_successfully } }
                develop:
                  watch: [ { path: ., action: rebuild } ]
              job: { image: "busybox:local", command: "true" }
              other: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        project.Write("Dockerfile", "FROM busybox:local\nCOPY word /word\n");
        project.Write(".dockerignore", "notes\n");
        project.Write("word", "one\n");
        await using var watch = project.Start("watch");
        await watch.UntilSaidAsync("Watch enabled");
        var (web, job, other) = (await project.Container("web"), await project.Container("job"), await project.Container("other"));
        var image = (await Engine.Client.Images.InspectImageAsync($"{project.Name}-web")).ID;

        project.Write("notes", "the context does not have them");
        project.Write("Dockerfile", "FROM busybox:local\nRUN exit 3\n");
        await watch.UntilSaidAsync("Error handling changed files");
        (await project.Container("web")).Id.ShouldBe(web.Id);

        project.Write("Dockerfile", "FROM busybox:local\nCOPY word /word\n");
        project.Write("word", "two\n");
        await watch.UntilSaidAsync("service(s) [\"web\"] successfully built");
        await UntilFileAsync(project, "web", "/word", "two\n");
        (await project.Container("web")).Id.ShouldNotBe(web.Id);
        (await project.Container("job")).StartedAt.ShouldBe(job.StartedAt);
        (await project.Container("other")).StartedAt.ShouldBe(other.StartedAt);
        await Eventually.BecomesTrueAsync("the old image is gone", async () => !await Engine.HasImageAsync(image));
    }

    [Fact]
    public async Task Up_can_watch_and_stops_everything_when_it_is_interrupted()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                build: { context: ., dockerfile_inline: "FROM busybox:local\nCOPY word /word\n" }
                init: true
                command: sh -c 'cat /word; sleep 3600'
                develop:
                  watch: [ { path: word, action: rebuild } ]
            """
        );
        project.Write("word", "one\n");
        await using var up = project.Start("up", "--watch");
        await up.UntilSaidAsync("⦿ Watch enabled");
        await up.UntilSaidAsync("| one");
        project.Write("word", "two\n");
        await up.UntilSaidAsync("| two");
        up.SendInterrupt();
        (await up.EndAsync()).ShouldExitWith(130).Output.ShouldContain("⦿ Watch disabled");
        (await project.Container("web")).Status.ShouldBe("exited");
    }

    [Fact]
    public async Task A_project_is_watched_once()
    {
        await using var project = TestProject.Of(Sync);
        await using var watch = project.Start("watch");
        await watch.UntilSaidAsync("Watch enabled");
        (await project.TryCompose("watch", "--no-up"))
            .ShouldExitWith(1)
            .ShouldSay($"cannot take exclusive lock for project \"{project.Name}\"");
    }

    [Fact]
    public async Task A_dry_run_tells_what_each_change_would_do()
    {
        await using var project = TestProject.Of(Sync);
        await project.Compose("up", "-d");
        await using var watch = project.Start("watch", "--dry-run");
        await watch.UntilSaidAsync("Watch enabled");
        project.Write("src/page.txt", "first");
        await watch.UntilSaidAsync($"copy files into container {project.Name}-web-1");
        (await FileAsync(project, "web", "/srv/app/page.txt")).ShouldBeNull();
    }

    [Fact]
    public async Task What_cannot_be_watched_is_told_before_anything_is_done()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                volumes: ["./src:/src"]
                develop:
                  watch: [ { path: ./src, action: sync, target: /elsewhere } ]
              plain: { image: "busybox:local" }
            """
        );
        (await project.TryCompose("watch"))
            .ShouldExitWith(1)
            .ShouldSay("also declared by a bind mount volume", "none of the selected services is configured for watch");
        project.Edit("action: sync, target: /elsewhere", "action: rebuild");
        (await project.TryCompose("watch"))
            .ShouldExitWith(1)
            .ShouldSay("compose.yaml:6:", "can't watch service \"web\" with action rebuild without a build context");
        (await project.TryCompose("up", "--watch", "--no-build")).ShouldExitWith(1).ShouldSay("incompatible");
        (await project.Containers()).ShouldBeEmpty();
    }

    private static Task UntilFileAsync(TestProject project, string service, string path, string content, string index = "1") =>
        Eventually.BecomesTrueAsync(
            $"{path} in {service} is '{content}'",
            async () => await FileAsync(project, service, path, index) == content
        );

    private static Task UntilGoneAsync(TestProject project, string service, string path) =>
        Eventually.BecomesTrueAsync(
            $"{path} in {service} is gone",
            async () => (await project.TryCompose("exec", "-T", service, "test", "-e", path)).ExitCode == 1
        );

    private static async Task<string?> FileAsync(TestProject project, string service, string path, string index = "1")
    {
        var cat = await project.TryCompose("exec", "-T", "--index", index, service, "cat", path);
        return cat.ExitCode == 0 ? cat.Output : null;
    }
}
