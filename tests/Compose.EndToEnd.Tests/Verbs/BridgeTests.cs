using System.Text.Json;
using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class BridgeTests
{
    [Fact]
    public async Task A_transformation_gets_the_model_with_what_only_this_machine_knows()
    {
        await using var project = await WithTransformationAsync("cp /in/compose.yaml /out/model; echo said; echo complained >&2");
        var convert = await project.Compose("bridge", "convert", "-t", Image(project), "-o", "made");
        convert.Output.ShouldContain("said");
        convert.Error.ShouldContain("complained");
        var model = File.ReadAllText(Path.Combine(project.Folder, "made/model"));
        model.ShouldContain($"image: {project.Name}-web\n");
        model.ShouldContain("expose:\n      - \"70\"\n      - \"8080\"\n      - \"9000\"\n");
        model.ShouldContain("content: |\n      from a file\n");
        model.ShouldContain("content: from the environment\n");
        model.ShouldContain("DOLLAR: $x\n");
        (await project.Containers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Templates_may_be_ones_own()
    {
        await using var project = await WithTransformationAsync("cat /templates/* >/out/used");
        await project.Compose("bridge", "convert", "-t", Image(project));
        File.ReadAllText(Path.Combine(project.Folder, "out/used")).ShouldBe("built in\n");
        project.Write("own/one.tmpl", "of my own\n");
        await project.Compose("bridge", "convert", "-t", Image(project), "--templates", "own", "-y");
        File.ReadAllText(Path.Combine(project.Folder, "out/used")).ShouldBe("of my own\n");
        (await project.TryCompose("bridge", "convert", "-t", Image(project), "--templates", "nowhere", "-y"))
            .ShouldExitWith(1)
            .ShouldSay("nowhere does not exist");
    }

    [Fact]
    public async Task Nothing_is_deleted_without_a_clear_yes()
    {
        await using var project = await WithTransformationAsync("echo made >/out/made");
        project.Write("out/precious", "");
        (await project.TryCompose("bridge", "convert", "-t", Image(project)))
            .ShouldExitWith(1)
            .ShouldSay("deletion of output directory", "was not confirmed", "--yes");
        File.Exists(Path.Combine(project.Folder, "out/precious")).ShouldBeTrue();
        await project.Compose("--dry-run", "bridge", "convert", "-t", Image(project), "-y");
        File.Exists(Path.Combine(project.Folder, "out/precious")).ShouldBeTrue();
        await project.Compose("bridge", "convert", "-t", Image(project), "-y");
        Directory.GetFiles(Path.Combine(project.Folder, "out")).Select(Path.GetFileName).ShouldBe(["made"]);
    }

    [Fact]
    public async Task A_transformation_that_fails_is_told_with_its_exit_code()
    {
        await using var project = await WithTransformationAsync("exit 7");
        (await project.TryCompose("bridge", "convert", "-t", Image(project), "-t", Image(project)))
            .ShouldExitWith(7)
            .ShouldSay($"transformation {Image(project)} exited with code 7");
        (await project.TryCompose("bridge", "convert", "-t", "127.0.0.1:1/nowhere:1", "-y"))
            .ShouldExitWith(1)
            .ShouldSay("image 127.0.0.1:1/nowhere:1 cannot be pulled: ");
    }

    [Fact]
    public async Task Transformations_are_listed_and_copied()
    {
        await using var project = await WithTransformationAsync("true");
        (await project.Compose("bridge", "transformations", "ls")).Output.ShouldMatch(
            $@"(?m)^IMAGE ID +REPO +TAGS +SIZE\s*\n([^\n]*\n)*[0-9a-f]{{12}} +{project.Name}-transformation +latest +[\d.]+MB"
        );
        (await project.Compose("bridge", "transformations", "list", "-q")).Lines.ShouldContain($"{project.Name}-transformation:latest");
        var listed = JsonDocument
            .Parse((await project.Compose("bridge", "transformations", "list", "--format", "json")).Output)
            .RootElement.EnumerateArray();
        listed
            .SelectMany(image => image.GetProperty("RepoTags").EnumerateArray())
            .Select(tag => tag.GetString())
            .ShouldContain($"{project.Name}-transformation:latest");

        var folder = Path.Combine(project.Folder, "mine");
        (await project.Compose("bridge", "transformations", "create", "-f", Image(project), "mine")).Output.ShouldBe(
            $"Transformer created in \"{folder}\"\n"
        );
        File.ReadAllText(Path.Combine(folder, "templates/one.tmpl")).ShouldBe("built in\n");
        File.ReadAllText(Path.Combine(folder, "Dockerfile")).ShouldContain("LABEL com.docker.compose.bridge=transformation\n");
        (await project.TryCompose("bridge", "transformations", "create", "-f", Image(project), "mine"))
            .ShouldExitWith(1)
            .ShouldSay($"output folder {folder} already exists");
        (await project.TryCompose("bridge", "transformations", "create", "-f", "busybox:local", "other"))
            .ShouldExitWith(1)
            .ShouldSay("busybox:local has no folder /templates");
        Directory.Exists(Path.Combine(project.Folder, "other")).ShouldBeFalse();
    }

    private static string Image(TestProject project) => $"{project.Name}-transformation";

    /// <summary>A project whose images are built, including a transformation that runs a script.</summary>
    private static async Task<TestProject> WithTransformationAsync(string script)
    {
        var project = TestProject.Of(
            $$"""
            services:
              web:
                build: { context: ., dockerfile_inline: "FROM busybox:local\nEXPOSE 8080\n" }
                ports: [9000]
                expose: ["70"]
                environment: { DOLLAR: $$x }
                secrets: [written, known]
              transformation:
                profiles: [tools]
                build:
                  context: .
                  labels: { com.docker.compose.bridge: transformation }
                  dockerfile_inline: |
                    FROM busybox:local
                    COPY templates /templates
                    ENTRYPOINT ["sh", "-c", {{JsonSerializer.Serialize(script)}}]
            secrets:
              written: { file: written.txt }
              known: { environment: KNOWN }
            """
        );
        project.Write("written.txt", "from a file\n");
        project.Write("templates/one.tmpl", "built in\n");
        project.Write(".env", "KNOWN=from the environment\n");
        await project.Compose("--profile", "tools", "build");
        return project;
    }
}
