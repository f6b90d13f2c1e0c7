using System.Formats.Tar;
using System.Text;
using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

/// <summary>export and commit, and cp as a stream.</summary>
[Trait("Category", "Engine")]
public sealed class TakeOutTests
{
    private const string Web = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600 }
        """;

    [Fact]
    public async Task Export_writes_the_file_system_as_a_tar()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d", "--scale", "web=2");
        await project.Compose("exec", "-T", "--index", "2", "web", "sh", "-c", "echo exported >/word");
        await project.Compose("export", "--index", "2", "-o", "web.tar", "web");
        ReadTar(Path.Combine(project.Folder, "web.tar"), "word").ShouldBe("exported\n");
        await project.Compose("export", "--output", "first.tar", "web");
        ReadTar(Path.Combine(project.Folder, "first.tar"), "word").ShouldBeNull();
    }

    [Fact]
    public async Task Export_is_told_and_its_file_is_for_its_owner()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        (await project.Compose("export", "-o", "web.tar", "web")).ShouldSay($"{project.Name}-web-1 Exporting");
        File.GetUnixFileMode(Path.Combine(project.Folder, "web.tar")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(project.Folder).Length.ShouldBe(2);
        (await project.TryCompose("export", "-o", ".", "web"))
            .ShouldFail()
            .ShouldSay("failed to export container", "cannot write to a directory");
        (await project.TryCompose("export", "-o", "none/web.tar", "web"))
            .ShouldFail()
            .ShouldSay("failed to export container: invalid output path: directory");
        await project.Compose("--dry-run", "export", "-o", "dry.tar", "web");
        File.Exists(Path.Combine(project.Folder, "dry.tar")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_full_disk_is_told_and_a_device_stays_one()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        (await project.TryCompose("export", "-o", "/dev/full", "web"))
            .ShouldFail()
            .ShouldSay("cannot write /dev/full: no space left on the disk");
        await project.Compose("export", "-o", "/dev/null", "web");
        // A regular file in its place would accept the data.
        Should.Throw<IOException>(() => File.WriteAllText("/dev/full", "x"));
        File.ReadAllBytes("/dev/null").ShouldBeEmpty();
    }

    [Fact]
    public async Task Commit_makes_an_image_of_the_container_as_it_is()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        await project.Compose("exec", "-T", "web", "sh", "-c", "echo committed >/word");
        var image = $"{project.Name}-committed:1";
        (
            await project.Compose("commit", "--author", "the tests", "--message", "a word", "--change", "ENV MORE=more", "web", image)
        ).ShouldSay($"{project.Name}-web-1 Committing", $"{project.Name}-web-1 Committed as sha256:");
        var made = await Engine.Client.Images.InspectImageAsync(image);
        made.Author.ShouldBe("the tests");
        made.Comment.ShouldBe("a word");
        made.Config!.Env!.ShouldContain("MORE=more");
        project.Edit("busybox:local", image);
        (await project.Compose("run", "--rm", "-T", "web", "cat", "/word")).Output.ShouldBe("committed\n");
        await project.Compose("down", "--rmi", "all");
    }

    [Fact]
    public async Task Cp_reads_and_writes_a_tar_as_a_stream()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        await project.Compose("exec", "-T", "web", "sh", "-c", "mkdir -p /srv; echo streamed >/tmp/word");
        var read = await project.Compose("cp", "web:/tmp/word", "-");
        read.Output.ShouldStartWith("word\0");
        read.Output.ShouldContain("streamed\n");
        await using var write = project.Start("cp", "-", "web:/srv");
        await write.TypeAsync(read.Output);
        (await write.EndAsync()).ShouldExitWith(0);
        (await project.Compose("exec", "-T", "web", "cat", "/srv/word")).Output.ShouldBe("streamed\n");
    }

    [Fact]
    public async Task Cp_leaves_a_link_a_link_unless_it_is_to_be_followed()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        await project.Compose("exec", "-T", "web", "sh", "-c", "echo behind >/tmp/file; ln -s /tmp/file /tmp/link");
        await project.Compose("cp", "--follow-link", "web:/tmp/link", "followed");
        File.ReadAllText(Path.Combine(project.Folder, "followed")).ShouldBe("behind\n");
        await project.Compose("cp", "web:/tmp/link", "link");
        new FileInfo(Path.Combine(project.Folder, "link")).LinkTarget.ShouldBe("/tmp/file");
    }

    /// <summary>The text of a file in a tar; null when missing.</summary>
    private static string? ReadTar(string path, string name)
    {
        using var reader = new TarReader(File.OpenRead(path));
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.Name != name)
                continue;
            using var text = new StreamReader(entry.DataStream!, Encoding.UTF8);
            return text.ReadToEnd();
        }

        return null;
    }
}
