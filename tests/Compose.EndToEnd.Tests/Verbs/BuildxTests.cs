using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

/// <summary>Builds that one request to the engine cannot do: the plugin buildx does them.</summary>
[Trait("Category", "Engine"), Trait("Needs", "Buildx")]
public class BuildxTests
{
    [Fact]
    public async Task Secrets_reach_the_step_that_asks_and_no_layer()
    {
        await using var project = WithBuildx("""
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
            """);
        project.Write("token.txt", "from-a-file\n");
        project.Write(".env", "PASSWORD=from-the-env\n");
        var up = (await project.TryCompose("up", "--build", "--no-log-prefix")).Output;
        up.ShouldContain("from-a-file\nfrom-the-envargued\n");
        up.ShouldNotContain("token\n");
    }

    [Fact]
    public async Task A_service_is_the_context_of_another()
    {
        await using var project = WithBuildx("""
            services:
              base:
                build: { context: ., dockerfile_inline: "FROM busybox:local\nRUN echo built before >/word\n" }
              web:
                build:
                  context: .
                  dockerfile_inline: "FROM base\nRUN cp /word /copy\n"
                  additional_contexts: { base: "service:base" }
                command: cat /copy
            """);
        if (await EngineApi.ApiVersionAsync() < new Version(1, 42))
        {
            (await project.TryCompose("build")).ShouldFail().ShouldSay("service web: build failed: ", "unsupported frontend capability", "help: ", "engine 23");
            return;
        }

        (await project.Compose("run", "--rm", "-T", "--build", "web")).Output.ShouldEndWith("built before\n");
    }

    [Fact]
    public async Task A_failed_step_is_shown_with_its_output_and_its_service()
    {
        await using var project = WithBuildx("""
            services:
              web: { build: { context: ., secrets: [token] } }
            secrets: { token: { environment: HOME } }
            """);
        project.Write("Dockerfile", "FROM busybox:local\nRUN --mount=type=secret,id=token echo this went wrong >&2; exit 3\n");
        var build = (await project.TryCompose("build")).ShouldFail();
        build.ShouldSay("compose.yaml:2:", "service web: build failed at Dockerfile:2: ");
        build.ToString().ShouldContain("this went wrong");
    }

    private static TestProject WithBuildx(string yaml)
    {
        var project = TestProject.Of(yaml);
        project.Write("docker/config.json", "{}");
        project.Variables["DOCKER_CONFIG"] = Path.Combine(project.Folder, "docker");
        File.CreateSymbolicLink(Path.Combine(Directory.CreateDirectory(Path.Combine(project.Folder, "docker/cli-plugins")).FullName, "docker-buildx"), Programs.Buildx);
        return project;
    }
}
