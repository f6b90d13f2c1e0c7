using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Resources;

[Trait("Category", "Engine")]
public sealed class ModelTests
{
    private const string Chat = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, models: { llm: , fast-one: { endpoint_var: FAST, model_var: FAST_NAME } } }
        models:
          llm: { model: ai/small }
          fast-one: { model: "ai/fast:1b", context_size: 4096, runtime_flags: ["--verbose", "--threads=2"] }
        """;

    [Fact]
    public async Task Models_are_there_and_configured_before_the_containers_that_are_told_of_them()
    {
        await using var project = WithPlugin(Chat);
        var up = await project.Compose("up", "-d");
        up.ShouldSay("Model llm Pulling", "half of ai/small", "Model llm Pulled", "Model fast-one Configured");
        var calls = Calls(project);
        calls.ShouldContain("pull ai/small");
        calls.ShouldContain("configure ai/small");
        calls.ShouldNotContain("pull ai/fast:1b");
        calls.ShouldContain("configure --context-size 4096 ai/fast:1b -- --verbose --threads=2");
        Array.IndexOf(calls, "pull ai/small").ShouldBeLessThan(Array.IndexOf(calls, "configure ai/small"));
        var told = (await project.Compose("exec", "-T", "web", "env")).Lines;
        foreach (
            var variable in (string[])["LLM_MODEL=ai/small", "LLM_URL=http://runner/v1", "FAST_NAME=ai/fast:1b", "FAST=http://runner/v1"]
        )
            told.ShouldContain(variable);
    }

    [Fact]
    public async Task A_container_is_recreated_when_the_address_of_its_model_changes_and_only_then()
    {
        await using var project = WithPlugin(Chat);
        await project.Compose("up", "-d");
        var first = await project.Container("web");
        await project.Compose("up", "-d");
        (await project.Container("web")).Id.ShouldBe(first.Id);
        project.Variables["MODEL_ENDPOINT"] = "http://elsewhere/v1";
        (await project.TryCompose("plan")).ShouldExitWith(2).Output.ShouldContain("environment.LLM_URL");
        await project.Compose("up", "-d");
        (await project.Container("web")).Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task Plan_pulls_and_configures_nothing()
    {
        await using var project = WithPlugin(Chat);
        var plan = (await project.TryCompose("plan")).ShouldExitWith(2);
        plan.Output.ShouldContain("pull model llm: not found");
        plan.Output.ShouldContain("configure model fast-one");
        (await project.Compose("up", "-d", "--dry-run")).Output.ShouldContain("pull model llm");
        Calls(project).Distinct().Order().ShouldBe(["docker-cli-plugin-metadata", "ls --json", "status --json"]);
    }

    [Fact]
    public async Task Run_and_create_see_to_models_too()
    {
        await using var project = WithPlugin(Chat);
        (await project.Compose("run", "--rm", "web", "env")).Lines.ShouldContain("LLM_URL=http://runner/v1");
        Calls(project).ShouldContain("pull ai/small");
        await project.Compose("create");
        Calls(project).Count(call => call == "pull ai/small").ShouldBe(1);
        Calls(project).Count(call => call == "configure ai/small").ShouldBe(2);
    }

    [Theory, InlineData("up", "-d"), InlineData("create"), InlineData("run", "web")]
    public async Task Without_the_plugin_nothing_is_touched_and_its_place_is_told(params string[] verb)
    {
        await using var project = TestProject.Of(Chat);
        project.Variables["DOCKER_CONFIG"] = Path.Combine(project.Folder, "docker");
        (await project.TryCompose(verb))
            .ShouldExitWith(1)
            .ShouldSay("compose.yaml:5:3", "requires Docker Model plugin", "docker-model-plugin");
        (await project.Containers()).ShouldBeEmpty();
        (await project.Networks()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_that_cannot_be_had_is_told_with_its_place()
    {
        await using var project = WithPlugin(Chat);
        project.Edit("ai/small", "ai/none");
        (await project.TryCompose("up", "-d"))
            .ShouldExitWith(1)
            .ShouldSay("compose.yaml:4:17", "docker-model pull ai/none failed", "no such model");
        (await project.Containers()).ShouldBeEmpty();
    }

    // A fake plugin that records requests and keeps what it pulled.
    private static TestProject WithPlugin(string yaml)
    {
        var project = TestProject.Of(yaml);
        var plugin = Path.Combine("docker", "cli-plugins", "docker-model");
        project.Write(
            plugin,
            """
            #!/bin/sh
            echo "$*" >>"$MODEL_FOLDER/calls"
            case $1 in
              ls) cat "$MODEL_FOLDER/models.json" ;;
              status) echo "{\"running\":true,\"endpoint\":\"$MODEL_ENDPOINT\"}" ;;
              docker-cli-plugin-metadata) echo '{"SchemaVersion":"0.1.0","Vendor":"Tests","Version":"v1.0.6"}' ;;
              pull)
                [ "$2" != ai/none ] || { echo "no such model" >&2; exit 1; }
                echo "half of $2"
                echo "[{\"id\":\"1\",\"tags\":[\"ai/fast:1b\",\"$2\"]}]" >"$MODEL_FOLDER/models.json" ;;
            esac
            """
        );
        File.SetUnixFileMode(Path.Combine(project.Folder, plugin), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        project.Write("models.json", """[{"id":"1","tags":["ai/fast:1b"]},{"id":"2","tags":null}]""");
        project.Variables["DOCKER_CONFIG"] = Path.Combine(project.Folder, "docker");
        project.Variables["MODEL_FOLDER"] = project.Folder;
        project.Variables["MODEL_ENDPOINT"] = "http://runner/v1";
        return project;
    }

    private static string[] Calls(TestProject project) => File.ReadAllLines(Path.Combine(project.Folder, "calls"));
}
