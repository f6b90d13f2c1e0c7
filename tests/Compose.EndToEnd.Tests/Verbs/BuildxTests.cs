using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

/// <summary>Builds that one engine request does not support are done by the buildx plugin.</summary>
[Trait("Category", "Engine"), Trait("Needs", "Buildx")]
public class BuildxTests
{
    [Fact]
    public async Task Secrets_reach_the_step_that_asks_and_no_layer()
    {
        await using var project = Buildx.Project(
            """
            services:
              web:
                build:
                  context: .
                  dockerfile_inline: |
                    FROM busybox:local
                    ARG WORD
                    RUN --mount=type=secret,id=token --mount=type=secret,id=word \
                      cat /run/secrets/token /run/secrets/word >/got; echo $$WORD >>/got
                  args: { WORD: argued }
                  secrets: [token, { source: password, target: word }]
                command: sh -c "cat /got; ls /run/secrets"
            secrets:
              token: { file: token.txt }
              password: { environment: PASSWORD }
            """
        );
        project.Write("token.txt", "from-a-file\n");
        project.Write(".env", "PASSWORD=from-the-env\n");
        var up = (await project.TryCompose("up", "--build", "--no-log-prefix")).Output;
        up.ShouldContain("from-a-file\nfrom-the-envargued\n");
        up.ShouldNotContain("token\n");
    }

    [Fact]
    public async Task A_service_is_the_context_of_another()
    {
        await using var project = Buildx.Project(
            """
            services:
              base:
                build: { context: ., dockerfile_inline: "FROM busybox:local\nRUN echo built before >/word\n" }
              web:
                build:
                  context: .
                  dockerfile_inline: "FROM base\nRUN cp /word /copy\n"
                  additional_contexts: { base: "service:base" }
                command: cat /copy
            """
        );
        if (await Engine.ApiVersionAsync() < new Version(1, 42))
        {
            (await project.TryCompose("build"))
                .ShouldFail()
                .ShouldSay("service web: build failed: ", "unsupported frontend capability", "help: ", "engine 23");
            return;
        }

        (await project.Compose("run", "--rm", "-T", "--build", "web")).Output.ShouldEndWith("built before\n");
    }

    [Fact]
    public async Task A_failed_step_is_shown_with_its_output_and_its_service()
    {
        await using var project = Buildx.Project(
            """
            services:
              web: { build: { context: ., secrets: [token] } }
            secrets: { token: { environment: HOME } }
            """
        );
        project.Write("Dockerfile", "FROM busybox:local\nRUN --mount=type=secret,id=token echo this went wrong >&2; exit 3\n");
        var build = (await project.TryCompose("build")).ShouldFail();
        build.ShouldSay("compose.yaml:2:", "service web: build failed at Dockerfile:2: ");
        build.ToString().ShouldContain("this went wrong");
    }

    [Fact]
    public async Task A_key_is_lent_to_the_build()
    {
        await using var project = Buildx.Project(
            """
            services:
              web: { build: { context: ., dockerfile_inline: "FROM busybox:local\nRUN --mount=type=ssh,id=mine,required=true test -S $$SSH_AUTH_SOCK\n" } }
            """
        );
        using (var key = System.Security.Cryptography.RSA.Create(2048))
            project.Write("k", key.ExportRSAPrivateKeyPem());
        (await project.Compose("build", "--ssh", "mine=./k", "web")).ShouldSay($"Image {project.Name}-web Built");
        (await project.TryCompose("build", "--no-cache", "--ssh", "other=./k")).ShouldExitWith(1).ShouldSay("unset ssh forward key mine");
    }

    [Fact]
    public async Task Several_platforms_make_an_index_where_the_engine_can_keep_one()
    {
        await using var project = Buildx.Project(MultiPlatform);
        var build = await project.TryCompose("build");
        if (!await Buildx.EngineKeepsIndexesAsync())
        {
            build.ShouldExitWith(1).ShouldSay("compose.yaml:2:", "Multi-platform build is not supported for the docker driver.", "help: ");
            return;
        }

        build.ShouldExitWith(0).ShouldSay($"Image {project.Name}-web Built");
        var manifests = (await EngineApi.GetAsync($"/images/{project.Name}-web/json?manifests=1"))
            .GetProperty("Manifests")
            .EnumerateArray()
            .Where(manifest => manifest.GetProperty("Kind").GetString() == "image")
            .ToList();
        manifests
            .Select(manifest => manifest.GetProperty("ImageData").GetProperty("Platform").GetProperty("architecture").GetString())
            .ShouldBe(["amd64", "arm64"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_builder_that_is_not_there_is_named()
    {
        await using var project = Buildx.Project(MultiPlatform);
        (await project.TryCompose("build", "--builder", "nowhere"))
            .ShouldExitWith(1)
            .ShouldSay("compose.yaml:2:", "no builder \"nowhere\" found", "help: ");
        project.Variables["BUILDX_BUILDER"] = "nowhere-else";
        (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay("no builder \"nowhere-else\" found");
    }

    [Fact]
    public async Task The_builder_that_was_chosen_is_used()
    {
        await using var project = Buildx.Project(
            """
            services:
              web: { build: { context: ., dockerfile_inline: "FROM scratch\nCOPY compose.yaml /\n" } }
            """
        );
        await using var builder = await BuildKit.ChooseAsync(project);
        if (!await Buildx.EngineKeepsIndexesAsync())
        {
            // Its BuildKit only exports to the engine itself.
            (await project.TryCompose("build"))
                .ShouldExitWith(1)
                .ShouldSay("exporter \"docker\" could not be found");
            return;
        }

        (await project.Compose("build")).Output.ShouldContain("importing to docker");
        (await Engine.HasImageAsync($"{project.Name}-web")).ShouldBeTrue();
    }

    private const string MultiPlatform = """
        services:
          web: { build: { context: ., dockerfile_inline: "FROM scratch\nCOPY compose.yaml /\n", platforms: [linux/amd64, linux/arm64] }, command: /x }
        """;
}
