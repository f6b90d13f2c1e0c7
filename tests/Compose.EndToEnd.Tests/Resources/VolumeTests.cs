using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Resources;

[Trait("Category", "Engine")]
public sealed class VolumeTests
{
    [Fact]
    public async Task A_named_volume_outlives_containers_and_goes_only_when_asked()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
            volumes: { data: }
            """
        );
        await project.Compose("up", "-d");
        await project.Compose("exec", "-T", "web", "sh", "-c", "echo kept >/data/word");
        await project.Compose("up", "-d", "--force-recreate");
        (await project.Compose("exec", "-T", "web", "cat", "/data/word")).Output.ShouldBe("kept\n");
        await project.Compose("down");
        (await project.Volumes()).ShouldBe([$"{project.Name}_data"]);
        await project.Compose("down", "--volumes");
        (await project.Volumes()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_anonymous_volume_is_handed_on_to_the_next_container()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, volumes: [/data], environment: { A: 1 } }
            """
        );
        await project.Compose("up", "-d");
        var before = await VolumeAt(project, "/data");
        await project.Compose("exec", "-T", "web", "sh", "-c", "echo kept >/data/word");
        project.Edit("A: 1", "A: 2");
        await project.Compose("up", "-d");
        (await VolumeAt(project, "/data")).ShouldBe(before);
        (await project.Compose("exec", "-T", "web", "cat", "/data/word")).Output.ShouldBe("kept\n");
    }

    [Fact]
    public async Task An_anonymous_volume_is_renewed_when_asked()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, volumes: [/data] }
            """
        );
        await project.Compose("up", "-d");
        var before = await VolumeAt(project, "/data");
        await project.Compose("up", "-d", "--renew-anon-volumes");
        (await VolumeAt(project, "/data")).ShouldNotBe(before);
        await Engine.Client.Volumes.RemoveAsync(before);
    }

    [Fact]
    public async Task Down_with_volumes_takes_the_anonymous_ones_along()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, volumes: [/data] }
            """
        );
        await project.Compose("up", "-d");
        var volume = await VolumeAt(project, "/data");
        await project.Compose("down", "-v");
        (await Engine.HasVolumeAsync(volume)).ShouldBeFalse();
    }

    [Fact]
    public async Task Down_with_volumes_takes_along_what_a_recreated_container_inherited()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, volumes: [/data] }
            """
        );
        await project.Compose("up", "-d");
        var volume = await VolumeAt(project, "/data");
        await project.Compose("up", "-d", "--force-recreate");
        await project.Compose("down");
        (await Engine.HasVolumeAsync(volume)).ShouldBeTrue();
        await Engine.Client.Volumes.RemoveAsync(volume);

        await project.Compose("up", "-d");
        volume = await VolumeAt(project, "/data");
        await project.Compose("up", "-d", "--force-recreate");
        await project.Compose("down", "--volumes");
        (await Engine.HasVolumeAsync(volume)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_bind_shows_the_project_s_own_files_read_only_when_so_written()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                volumes:
                  - ./shared:/shared
                  - { type: bind, source: ./shared, target: /fixed, read_only: true }
            """
        );
        project.Write("shared/word", "from outside\n");
        await project.Compose("up", "-d");
        (await project.Compose("exec", "-T", "web", "cat", "/fixed/word")).Output.ShouldBe("from outside\n");
        (await project.TryCompose("exec", "-T", "web", "touch", "/fixed/new")).ShouldFail();
        await project.Compose("exec", "-T", "web", "touch", "/shared/new");
        File.Exists(Path.Combine(project.Folder, "shared/new")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_bind_that_may_not_be_made_has_to_be_there()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                volumes:
                  - type: bind
                    source: ./not-there
                    target: /data
                    bind: { create_host_path: false }
            """
        );
        (await project.TryCompose("up", "-d")).ShouldFail().ShouldSay("not-there");
        Directory.Exists(Path.Combine(project.Folder, "not-there")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_tmpfs_is_memory_of_the_size_written()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                tmpfs: ["/short:size=2m"]
                volumes:
                  - { type: tmpfs, target: /long, tmpfs: { size: 1m } }
            """
        );
        await project.Compose("up", "-d");
        var mounts = (await project.Compose("exec", "-T", "web", "cat", "/proc/mounts")).Lines;
        mounts.ShouldContain(line => line.StartsWith("tmpfs /short tmpfs") && line.Contains("size=2048k"));
        mounts.ShouldContain(line => line.StartsWith("tmpfs /long tmpfs") && line.Contains("size=1024k"));
    }

    [Fact]
    public async Task An_external_volume_is_used_and_never_removed()
    {
        await using var project = TestProject.Of("services: {}");
        var name = project.Name + "-elsewhere";
        project.Write(
            "compose.yaml",
            $$"""
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
            volumes:
              data: { external: true, name: {{name}} }
            """
        );
        (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay(name);
        await Engine.Client.Volumes.CreateAsync(new() { Name = name });
        try
        {
            await project.Compose("up", "-d");
            (await VolumeAt(project, "/data")).ShouldBe(name);
            await project.Compose("down", "-v");
            (await Engine.HasVolumeAsync(name)).ShouldBeTrue();
        }
        finally
        {
            await Engine.Client.Volumes.RemoveAsync(name, force: true);
        }
    }

    [Fact]
    public async Task A_volume_with_options_of_its_driver_is_made_with_them()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
            volumes:
              data: { driver: local, driver_opts: { type: none, o: bind, device: "${PWD}/kept" }, labels: { owner: tests } }
            """
        );
        project.Variables["PWD"] = project.Folder;
        project.Write("kept/word", "here\n");
        await project.Compose("up", "-d");
        (await project.Compose("exec", "-T", "web", "cat", "/data/word")).Output.ShouldBe("here\n");
        (await Engine.Client.Volumes.InspectAsync($"{project.Name}_data")).Labels["owner"].ShouldBe("tests");
    }

    [Fact]
    public async Task Volumes_of_another_service_are_shared()
    {
        await using var project = TestProject.Of(
            """
            services:
              writer: { image: "busybox:local", init: true, command: sh -c 'echo shared >/data/word; sleep 3600', volumes: [/data] }
              reader: { image: "busybox:local", init: true, command: sleep 3600, volumes_from: [writer] }
            """
        );
        await project.Compose("up", "-d");
        await Eventually.BecomesTrueAsync(
            "the word is written",
            async () => (await project.TryCompose("exec", "-T", "reader", "cat", "/data/word")).Output == "shared\n"
        );
    }

    [Fact]
    public async Task A_volume_brings_what_the_image_has_there_unless_told_otherwise()
    {
        await using var project = TestProject.Of(
            """
            services:
              copied: { build: ., init: true, command: sleep 3600, volumes: ["one:/data"] }
              empty: { build: ., init: true, command: sleep 3600, volumes: [{ type: volume, source: two, target: /data, volume: { nocopy: true } }] }
            volumes: { one: , two: }
            """
        );
        project.Write("Dockerfile", "FROM busybox:local\nRUN mkdir /data && echo in the image >/data/word\nVOLUME /data\n");
        await project.Compose("up", "-d");
        (await project.Compose("exec", "-T", "copied", "cat", "/data/word")).Output.ShouldBe("in the image\n");
        (await project.TryCompose("exec", "-T", "empty", "test", "-e", "/data/word")).ShouldExitWith(1);
    }

    [Fact]
    public async Task The_mode_of_volumes_from_counts()
    {
        await using var project = TestProject.Of(
            """
            services:
              writer: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
              reader: { image: "busybox:local", init: true, command: sleep 3600, volumes_from: ["writer:ro"] }
            volumes: { data: }
            """
        );
        await project.Compose("up", "-d");
        await project.Compose("plan");
        project.Edit("writer:ro", "writer");
        (await project.TryCompose("plan")).ShouldExitWith(2).Output.ShouldContain("volumes_from: [writer:ro] -> [writer]");
        await project.Compose("up", "-d");
        await project.Compose("exec", "-T", "reader", "touch", "/data/file");
        project.Edit("[\"writer\"]", "[\"writer:ro\"]");
        await project.Compose("up", "-d");
        (await project.TryCompose("exec", "-T", "reader", "touch", "/data/file")).ShouldFail();
        await project.Compose("plan");
    }

    [Fact]
    public async Task What_nobody_named_a_volume_for_is_kept_when_another_volume_is_recreated()
    {
        await using var project = TestProject.Of(
            """
            services:
              store: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data", "/scratch"] }
              reader: { image: "busybox:local", init: true, command: sleep 3600, volumes_from: [store] }
            volumes: { data: { labels: { n: "1" } } }
            """
        );
        await project.Compose("up", "-d");
        await project.Compose("exec", "-T", "store", "sh", "-c", "echo kept >/scratch/file; echo lost >/data/file");
        project.Edit("n: \"1\"", "n: \"2\"");
        await project.Compose("up", "-d", "-y");
        (await project.Compose("exec", "-T", "reader", "ls", "/data", "/scratch")).Output.ShouldNotContain("lost");
        (await project.Compose("exec", "-T", "reader", "cat", "/scratch/file")).Output.ShouldBe("kept\n");
        (await project.Compose("exec", "-T", "store", "ls", "/data")).Output.ShouldBeEmpty();
        await project.Compose("plan");
    }

    [Fact]
    public async Task A_folder_of_a_volume_is_mounted_where_the_engine_can()
    {
        await using var project = TestProject.Of(
            """
            services:
              whole: { image: "busybox:local", init: true, command: sh -c 'mkdir /data/below; echo deep >/data/below/word; touch /data/ready; sleep 3600', volumes: ["data:/data"], healthcheck: { test: test -f /data/ready, interval: 100ms, retries: 50 } }
              part: { image: "busybox:local", init: true, command: sleep 3600, depends_on: { whole: { condition: service_healthy } }, volumes: [{ type: volume, source: data, target: /part, volume: { subpath: below } }] }
            volumes: { data: }
            """
        );
        await project.Compose("up", "-d", "--wait", "whole");
        if (await Engine.ApiVersionAsync() < new Version(1, 45))
        {
            (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay("compose.yaml:3:", "subpath", "Docker Engine v26");
            return;
        }

        await project.Compose("up", "-d");
        (await project.Compose("exec", "-T", "part", "cat", "/part/word")).Output.ShouldBe("deep\n");
    }

    private static async Task<string> VolumeAt(TestProject project, string path) => (await project.Container("web")).MountAt(path).Name!;
}
