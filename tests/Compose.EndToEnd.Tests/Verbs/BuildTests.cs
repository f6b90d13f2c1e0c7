using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class BuildTests
{
    [Fact]
    public async Task An_image_is_made_under_its_default_name_with_arguments_target_and_labels()
    {
        await using var project = TestProject.Of("""
            services:
              web:
                build:
                  context: .
                  dockerfile: other.dockerfile
                  args: { WORD: from the file }
                  target: wanted
                  labels: { owner: tests }
            """);
        project.Write("other.dockerfile", "FROM busybox:local AS wanted\nARG WORD\nENV WORD=$WORD\nFROM wanted\nENV WORD=too-far\n");
        await project.Compose("build");
        var config = (await EngineApi.GetAsync($"/images/{project.Name}-web/json")).GetProperty("Config");
        config.GetProperty("Env").EnumerateArray().Select(entry => entry.GetString()).ShouldContain("WORD=from the file");
        config.GetProperty("Labels").GetProperty("owner").GetString().ShouldBe("tests");
        await project.Compose("build", "--build-arg", "WORD=from the shell");
        (await EngineApi.GetAsync($"/images/{project.Name}-web/json")).GetProperty("Config").GetProperty("Env").EnumerateArray()
            .Select(entry => entry.GetString()).ShouldContain("WORD=from the shell");
    }

    [Fact]
    public async Task What_is_ignored_is_not_in_the_context()
    {
        await using var project = TestProject.Of("""
            services:
              web: { build: ., command: ls -A /context }
            """);
        project.Write("Dockerfile", "FROM busybox:local\nCOPY . /context\n");
        project.Write(".dockerignore", "*.log\nsecret\n!kept.log\n");
        project.Write("a.log", "");
        project.Write("kept.log", "");
        project.Write("secret/word", "");
        await project.Compose("build");
        var files = (await project.Compose("run", "--rm", "-T", "web")).Lines;
        files.ShouldContain("kept.log");
        files.ShouldNotContain("a.log");
        files.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_dockerfile_may_stand_in_the_compose_file()
    {
        await using var project = TestProject.Of("""
            services:
              web:
                build:
                  context: .
                  dockerfile_inline: |
                    FROM busybox:local
                    RUN echo inline >/word
                command: cat /word
            """);
        (await project.Compose("up")).Output.ShouldContain("| inline");
    }

    [Theory]
    [InlineData("plain", "Output", " told\n")]
    [InlineData("json", "Error", "\"details\":\"told\"")]
    [InlineData("tty", "Error", "Building told ")]
    public async Task A_build_is_shown_as_progress_is(string progress, string where, string text)
    {
        await using var project = TestProject.Of("""
            services:
              web: { build: { context: ., dockerfile_inline: "FROM busybox:local\nRUN echo told && sleep 1\n" } }
            """);
        var build = await project.Compose("build", "--no-cache", "--progress", progress);
        (where == "Output" ? build.Output : build.Error).ShouldContain(text);
        if (where == "Error") build.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_quiet_build_speaks_when_it_fails()
    {
        await using var project = TestProject.Of("""
            services:
              good: { build: { context: ., dockerfile_inline: "FROM busybox:local\n" } }
              bad: { build: { context: ., dockerfile_inline: "FROM busybox:local\nRUN echo this went wrong; exit 3\n" } }
            """);
        var good = await project.Compose("--progress", "quiet", "build", "good");
        (good.Output + good.Error).ShouldBeEmpty();
        var bad = (await project.TryCompose("--progress", "quiet", "build", "bad")).ShouldFail();
        bad.Output.ShouldBeEmpty();
        bad.ShouldSay("compose.yaml:3:", "service bad: build failed", "this went wrong");
    }

    [Fact]
    public async Task A_failed_step_is_shown_with_its_output_and_its_service()
    {
        await using var project = TestProject.Of("""
            services:
              web: { build: . }
            """);
        project.Write("Dockerfile", "FROM busybox:local\nRUN true\nRUN echo this went wrong >&2; \\\n  exit 3\n");
        var build = (await project.TryCompose("build")).ShouldFail();
        build.ToString().ShouldContain("this went wrong");
        build.ShouldSay("compose.yaml:2:", "service web: build failed at Dockerfile:3: ");
    }

    [Fact]
    public async Task Up_builds_once_and_again_only_when_asked()
    {
        await using var project = TestProject.Of("""
            services:
              web: { build: ., init: true, command: sleep 3600 }
            """);
        project.Write("Dockerfile", "FROM busybox:local\nCOPY word /word\n");
        project.Write("word", "one\n");
        await project.Compose("up", "-d");
        project.Write("word", "two\n");
        await project.Compose("up", "-d");
        (await project.Compose("exec", "-T", "web", "cat", "/word")).Output.ShouldBe("one\n");
        await project.Compose("up", "-d", "--build");
        (await project.Compose("exec", "-T", "web", "cat", "/word")).Output.ShouldBe("two\n");
    }

    [Fact]
    public async Task Several_services_are_built_and_tags_are_set()
    {
        await using var project = TestProject.Of("services: {}");
        project.Write("compose.yaml", $$"""
            services:
              one: { build: { context: ., tags: ["{{project.Name}}-extra:1"] } }
              two: { build: { context: . }, image: "{{project.Name}}-named:2" }
            """);
        project.Write("Dockerfile", "FROM busybox:local\nRUN touch /built\n");
        await project.Compose("build");
        foreach (var image in (string[])[$"{project.Name}-one", $"{project.Name}-extra:1", $"{project.Name}-named:2"])
        {
            (await EngineApi.ExistsAsync($"/images/{image}/json")).ShouldBeTrue(image);
        }
    }

    [Fact]
    public async Task A_missing_dockerfile_is_named()
    {
        await using var project = TestProject.Of("""
            services:
              web: { build: { context: ., dockerfile: not-there.dockerfile } }
            """);
        (await project.TryCompose("build")).ShouldFail().ShouldSay("not-there.dockerfile");
    }

    [Theory]
    [InlineData("FROM busybox:local\n\nRUNN true\n", 3, "RUNN")]
    [InlineData("FROM busybox:local AS one\nCOPY not-there /x\nFROM one\nRUN true\n", 2, "/not-there")]
    public async Task The_line_of_the_dockerfile_is_named(string dockerfile, int line, string words)
    {
        await using var project = TestProject.Of("""
            services:
              web: { build: { context: src, dockerfile: other.dockerfile } }
            """);
        project.Write("src/other.dockerfile", dockerfile);
        (await project.TryCompose("build")).ShouldExitWith(1).ShouldSay("service web: build failed at ", $"src/other.dockerfile:{line}: ", words);
    }
}
