using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class CopyTests
{
    private const string Web = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600 }
        """;

    [Fact]
    public async Task A_file_goes_in_to_every_replica()
    {
        await using var project = TestProject.Of(Web);
        project.Write("word.txt", "copied\n");
        await project.Compose("up", "-d", "--scale", "web=2");
        await project.Compose("cp", "word.txt", "web:/tmp/word");
        foreach (var index in (string[])["1", "2"])
            (await project.Compose("exec", "-T", "--index", index, "web", "cat", "/tmp/word")).Output.ShouldBe("copied\n");
    }

    [Fact]
    public async Task A_folder_comes_out_with_all_that_is_in_it()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        await project.Compose(
            "exec",
            "-T",
            "web",
            "sh",
            "-c",
            "mkdir -p /tmp/tree/below && echo deep >/tmp/tree/below/file && chmod 640 /tmp/tree/below/file"
        );
        await project.Compose("cp", "web:/tmp/tree", "out");
        var file = Path.Combine(project.Folder, "out/below/file");
        File.ReadAllText(file).ShouldBe("deep\n");
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
    }

    [Fact]
    public async Task A_link_that_is_followed_out_keeps_its_name()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        await project.Compose(
            "exec",
            "-T",
            "web",
            "sh",
            "-c",
            "mkdir -p /tmp/tree/below && echo deep >/tmp/tree/below/file && ln -s below/file /tmp/tree/link && ln -s below /tmp/tree/way"
        );
        project.Write("out/here", "");
        await project.Compose("cp", "--follow-link", "web:/tmp/tree/link", "out");
        (await project.Compose("cp", "-L", "web:/tmp/tree/way", "out")).ShouldSay(
            $"{project.Name}-web-1 Copied {project.Name}-web-1:/tmp/tree/way to out"
        );
        File.ReadAllText(Path.Combine(project.Folder, "out/link")).ShouldBe("deep\n");
        File.ReadAllText(Path.Combine(project.Folder, "out/way/file")).ShouldBe("deep\n");
    }

    [Fact]
    public async Task A_service_without_containers_and_a_folder_that_is_missing_are_told()
    {
        await using var project = TestProject.Of(Web);
        (await project.TryCompose("cp", "web:/etc/hostname", ".")).ShouldFail().ShouldSay("no container found for service \"web\"");
        await project.Compose("up", "-d");
        (await project.TryCompose("cp", "web:/etc/hostname", "none/name")).ShouldFail().ShouldSay("invalid output path: directory");
    }

    [Fact]
    public async Task What_is_not_there_is_said_so()
    {
        await using var project = TestProject.Of(Web);
        await project.Compose("up", "-d");
        (await project.TryCompose("cp", "web:/no/such/file", ".")).ShouldFail().ShouldSay("/no/such/file");
        (await project.TryCompose("cp", "not-here.txt", "web:/tmp")).ShouldFail().ShouldSay("not-here.txt");
    }
}
