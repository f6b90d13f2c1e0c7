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
        await using var project = TestProject.Of(
            """
            services:
              web:
                build:
                  context: .
                  dockerfile: other.dockerfile
                  args: { WORD: from the file }
                  target: wanted
                  labels: { owner: tests }
            """
        );
        project.Write("other.dockerfile", "FROM busybox:local AS wanted\nARG WORD\nENV WORD=$WORD\nFROM wanted\nENV WORD=too-far\n");
        await project.Compose("build");
        var config = (await Engine.Client.Images.InspectImageAsync($"{project.Name}-web")).Config!;
        config.Env!.ShouldContain("WORD=from the file");
        config.Labels!["owner"].ShouldBe("tests");
        await project.Compose("build", "--build-arg", "WORD=from the shell");
        (await Engine.Client.Images.InspectImageAsync($"{project.Name}-web")).Config!.Env!.ShouldContain("WORD=from the shell");
    }

    [Fact]
    public async Task What_is_ignored_is_not_in_the_context()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { build: ., command: ls -A /context }
            """
        );
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
        await using var project = TestProject.Of(
            """
            services:
              web:
                build:
                  context: .
                  dockerfile_inline: |
                    FROM busybox:local
                    RUN echo inline >/word
                command: cat /word
            """
        );
        (await project.Compose("up")).Output.ShouldContain("| inline");
    }

    [Theory]
    [InlineData("plain", "Output", " told\n")]
    [InlineData("json", "Error", "\"details\":\"told\"")]
    [InlineData("tty", "Error", "Building told ")]
    public async Task A_build_is_shown_as_progress_is(string progress, string where, string text)
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { build: { context: ., dockerfile_inline: "FROM busybox:local\nRUN echo told && sleep 1\n" } }
            """
        );
        var build = await project.Compose("build", "--no-cache", "--progress", progress);
        (where == "Output" ? build.Output : build.Error).ShouldContain(text);
        if (where == "Error")
            build.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_quiet_build_speaks_when_it_fails()
    {
        await using var project = TestProject.Of(
            """
            services:
              good: { build: { context: ., dockerfile_inline: "FROM busybox:local\n" } }
              bad: { build: { context: ., dockerfile_inline: "FROM busybox:local\nRUN echo this went wrong; exit 3\n" } }
            """
        );
        var good = await project.Compose("--progress", "quiet", "build", "good");
        (good.Output + good.Error).ShouldBeEmpty();
        var bad = (await project.TryCompose("--progress", "quiet", "build", "bad")).ShouldFail();
        bad.Output.ShouldBeEmpty();
        bad.ShouldSay("compose.yaml:3:", "service bad: build failed", "this went wrong");
    }

    [Fact]
    public async Task A_failed_step_is_shown_with_its_output_and_its_service()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { build: . }
            """
        );
        project.Write("Dockerfile", "FROM busybox:local\nRUN true\nRUN echo this went wrong >&2; \\\n  exit 3\n");
        var build = (await project.TryCompose("build")).ShouldFail();
        build.ToString().ShouldContain("this went wrong");
        build.ShouldSay("compose.yaml:2:", "service web: build failed at Dockerfile:3: ");
    }

    [Fact]
    public async Task Up_builds_once_and_again_only_when_asked()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { build: ., init: true, command: sleep 3600 }
            """
        );
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
        project.Write(
            "compose.yaml",
            $$"""
            services:
              one: { build: { context: ., tags: ["{{project.Name}}-extra:1"] } }
              two: { build: { context: . }, image: "{{project.Name}}-named:2" }
            """
        );
        project.Write("Dockerfile", "FROM busybox:local\nRUN touch /built\n");
        await project.Compose("build");
        foreach (var image in (string[])[$"{project.Name}-one", $"{project.Name}-extra:1", $"{project.Name}-named:2"])
        {
            (await Engine.HasImageAsync(image)).ShouldBeTrue(image);
        }
    }

    [Fact]
    public async Task What_is_missing_to_build_from_is_named()
    {
        await using var project = TestProject.Of(
            """
            services:
              file: { build: { context: ., dockerfile: not-there.dockerfile } }
              folder: { build: ./nowhere }
              other: { build: ./compose.yaml }
            """
        );
        (await project.TryCompose("build", "file"))
            .ShouldExitWith(1)
            .ShouldSay("compose.yaml:2:", "failed to read dockerfile: open ", "not-there.dockerfile: no such file", "help: ");
        (await project.TryCompose("build", "folder"))
            .ShouldExitWith(1)
            .ShouldSay("compose.yaml:3:", "unable to prepare context: path ", "/nowhere\" not found", "help: ");
        (await project.TryCompose("build", "other"))
            .ShouldExitWith(1)
            .ShouldSay("compose.yaml:4:", "unable to prepare context: context must be a directory: ", "help: ");
    }

    [Theory]
    [InlineData("FROM busybox:local\n\nRUNN true\n", 3, "RUNN")]
    [InlineData("FROM busybox:local AS one\nCOPY not-there /x\nFROM one\nRUN true\n", 2, "/not-there")]
    public async Task The_line_of_the_dockerfile_is_named(string dockerfile, int line, string words)
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { build: { context: src, dockerfile: other.dockerfile } }
            """
        );
        project.Write("src/other.dockerfile", dockerfile);
        (await project.TryCompose("build"))
            .ShouldExitWith(1)
            .ShouldSay("service web: build failed at ", $"src/other.dockerfile:{line}: ", words);
    }

    [Fact]
    public async Task Layers_image_and_names_are_told_as_buildx_does()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { build: { context: ., dockerfile_inline: "FROM scratch\nCOPY compose.yaml /\n", tags: ["further:tag"] } }
            """
        );
        var build = await project.Compose("build");
        build.Output.ShouldMatch(@"(?m)^#\d+ \[web\] exporting to image$");
        build.Output.ShouldMatch(@"(?m)^#\d+ exporting layers.* done$");
        build.Output.ShouldMatch(@"(?m)^#\d+ (writing image|exporting manifest( list)?) sha256:[0-9a-f]{64}.* done$");
        build.Output.ShouldMatch($@"(?m)^#\d+ naming to docker\.io/library/{project.Name}-web(:latest)?.* done$");
        build.Output.ShouldMatch(@"(?m)^#\d+ naming to docker\.io/library/further:tag.* done$");
    }

    [Theory]
    [InlineData("create", "--build")]
    [InlineData("up", "--no-start")]
    [InlineData("up", "--build")]
    [InlineData("run", "--build", "--rm", "web")]
    public async Task What_is_to_run_is_built_for_one_platform(params string[] command)
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                build: { context: ., dockerfile_inline: "FROM busybox:local\nRUN echo built\n", platforms: [linux/amd64, linux/arm64] }
                command: "true"
            """
        );
        await project.Compose(command);
        var here = (await Engine.Client.System.GetVersionAsync()).Arch;
        (await ArchitectureOf($"{project.Name}-web")).ShouldBe(here);
    }

    [Theory]
    [InlineData("web", "linux/arm64", "arm64")] // from the variable
    [InlineData("own", "linux/arm64", "s390x")] // its own platform takes precedence
    [InlineData("own", "", "s390x")]
    public async Task A_default_platform_is_that_of_what_names_none(string service, string platform, string architecture)
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { build: { context: ., dockerfile_inline: "FROM scratch\nCOPY compose.yaml /\n", platforms: [linux/amd64, linux/arm64] }, command: /x }
              own: { platform: linux/s390x, build: { context: ., dockerfile_inline: "FROM scratch\nCOPY compose.yaml /\n" }, command: /x }
            """
        );
        project.Variables["DOCKER_DEFAULT_PLATFORM"] = platform;
        await project.Compose("create", "--build", service);
        (await ArchitectureOf($"{project.Name}-{service}")).ShouldBe(architecture);
        (await project.Compose("create", service)).Error.ShouldNotContain("Recreate");
    }

    [Theory]
    [InlineData("build")]
    [InlineData("create")]
    [InlineData("up", "-d")]
    [InlineData("run", "web")]
    public async Task A_default_platform_that_is_not_built_for_is_refused(params string[] command)
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { build: { context: ., dockerfile_inline: "FROM scratch\nCOPY compose.yaml /\n", platforms: [linux/amd64] } }
            """
        );
        project.Variables["DOCKER_DEFAULT_PLATFORM"] = "linux/arm64";
        (await project.TryCompose(command))
            .ShouldExitWith(1)
            .ShouldSay(
                "compose.yaml:2:",
                "service \"web\" build.platforms does not support value set by DOCKER_DEFAULT_PLATFORM: linux/arm64",
                "help: "
            );
        (await Engine.HasImageAsync($"{project.Name}-web")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_classic_builder_builds_dependencies_first()
    {
        await using var project = TestProject.Of("services: {}");
        project.Write(
            "compose.yaml",
            $$"""
            services:
              a-user: { depends_on: [between], build: { context: ., dockerfile_inline: "FROM {{project.Name}}-base\n" } }
              between: { image: "busybox:local", depends_on: [z-base] }
              z-base: { image: "{{project.Name}}-base", build: { context: ., dockerfile_inline: "FROM busybox:local\nRUN sleep 1\n" } }
            """
        );
        project.Variables["DOCKER_BUILDKIT"] = "0";
        await project.Compose("build");
        await Engine.RemoveImageAsync($"{project.Name}-a-user");
        await Engine.RemoveImageAsync($"{project.Name}-base");
        var build = await project.Compose("build", "--with-dependencies", "a-user");
        build
            .Error.IndexOf($"Image {project.Name}-base Built", StringComparison.Ordinal)
            .ShouldBeInRange(0, build.Error.IndexOf($"Image {project.Name}-a-user Building", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("platforms: [linux/amd64, linux/arm64]", "multi-arch build")]
    [InlineData("privileged: true", "privileged mode")]
    [InlineData("additional_contexts: { x: . }", "additional contexts")]
    [InlineData("ssh: [default]", "SSH keys")]
    [InlineData("secrets: [word]", "secrets")]
    public async Task The_classic_builder_says_what_it_cannot_do(string attribute, string what)
    {
        await using var project = TestProject.Of(
            $$"""
            services:
              web: { build: { context: ., dockerfile_inline: "FROM busybox:local\n", {{attribute}} } }
            secrets: { word: { environment: HOME } }
            """
        );
        project.Variables["DOCKER_BUILDKIT"] = "0";
        (await project.TryCompose("build"))
            .ShouldExitWith(1)
            .ShouldSay("compose.yaml:2:", $"the classic builder doesn't support {what}, set DOCKER_BUILDKIT=1 to use BuildKit", "help: ");
    }

    [Fact]
    public async Task The_classic_builder_leaves_out_what_changes_no_image()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { build: { context: ., dockerfile_inline: "FROM busybox:local\n", cache_to: ["type=inline"], provenance: true } }
            """
        );
        project.Variables["DOCKER_BUILDKIT"] = "0";
        var build = await project.Compose("build");
        build.Output.ShouldContain("WARNING: build.cache_to is not supported by the classic builder");
        build.Output.ShouldContain("WARNING: build.provenance is not supported by the classic builder");
        (await Engine.Client.Images.InspectImageAsync($"{project.Name}-web"))
            .Config!.Labels!["com.docker.compose.image.builder"]
            .ShouldBe("classic");
    }

    [Theory]
    [InlineData("build", "--ssh", "")]
    [InlineData("build", "--ssh", "default")]
    [InlineData("build", "--ssh=default", "web")]
    public async Task A_build_that_is_lent_an_agent_says_when_there_is_none(params string[] command)
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { build: { context: ., dockerfile_inline: "FROM busybox:local\n" } }
            """
        );
        project.Variables["SSH_AUTH_SOCK"] = "";
        (await project.TryCompose(command))
            .ShouldExitWith(1)
            .ShouldSay("compose.yaml:2:", "invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set", "help: ");
    }

    [Fact]
    public async Task An_argument_without_a_value_takes_the_place_of_the_files()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { build: { context: ., dockerfile_inline: "FROM busybox:local\nARG WORD=own\nENV WORD=$$WORD\n", args: { WORD: file } } }
            """
        );
        async Task<string?> WordAsync() =>
            (await Engine.Client.Images.InspectImageAsync($"{project.Name}-web")).Config!.Env!.Single(entry =>
                entry.StartsWith("WORD=", StringComparison.Ordinal)
            );
        await project.Compose("build");
        (await WordAsync()).ShouldBe("WORD=file");
        await project.Compose("build", "--build-arg", "WORD");
        (await WordAsync()).ShouldBe("WORD=own");
        project.Write(".env", "WORD=environment\n");
        await project.Compose("build", "--build-arg", "WORD");
        (await WordAsync()).ShouldBe("WORD=environment");
    }

    private static async Task<string?> ArchitectureOf(string image) => (await Engine.Client.Images.InspectImageAsync(image)).Architecture;
}
