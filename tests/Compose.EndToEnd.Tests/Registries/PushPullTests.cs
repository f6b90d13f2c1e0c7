using System.Text.Json;
using System.Text.Json.Nodes;
using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Registries;

[Trait("Category", "Engine"), Trait("Needs", "Registry")]
public sealed class PushPullTests
{
    [Fact]
    public async Task What_was_built_is_pushed_with_all_its_tags_and_can_be_pulled()
    {
        await using var registry = await Registry.StartAsync();
        await using var project = await BuiltAsync(registry);
        (await project.Compose("push", "web")).ShouldSay(
            $"Image {registry.Host}/app:1 Pushing",
            $"Image {registry.Host}/app:1 Pushed",
            $"Image {registry.Host}/app:extra Pushed"
        );
        (await registry.TagsAsync("app")).ShouldBe(["1", "extra"]);

        await ForgetAsync(registry, "app:1", "app:extra");
        (await project.Compose("pull", "web")).ShouldSay($"Image {registry.Host}/app:1 Pulled");
        (await Engine.HasImageAsync($"{registry.Host}/app:1")).ShouldBeTrue();
        (await project.Compose("pull", "--policy", "missing", "web")).Error.ShouldNotContain("Pulling");
    }

    [Theory, Trait("Needs", "Buildx")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Several_platforms_are_pushed_as_an_index(bool withBuilderBeside)
    {
        if (!await Buildx.EngineKeepsIndexesAsync())
            return; // neither the engine nor its BuildKit can: BuildxTests checks the message
        await using var registry = await Registry.StartAsync();
        await using var project = Buildx.Project(
            $$"""
            services:
              web:
                image: "{{registry.Host}}/app:1"
                build: { context: ., dockerfile_inline: "FROM scratch\nCOPY compose.yaml /\n", platforms: [linux/amd64, linux/arm64], tags: ["{{registry.Host}}/app:2"] }
            """
        );
        await using var builder = withBuilderBeside ? await BuildKit.ChooseAsync(project) : null;
        (await project.Compose("build", "--push")).ShouldSay($"Image {registry.Host}/app:1 Built");
        (await registry.TagsAsync("app")).ShouldBe(["1", "2"]);
        (await registry.ManifestAsync("app", "1"))
            .GetProperty("manifests")
            .EnumerateArray()
            .Select(manifest => manifest.GetProperty("platform").GetProperty("architecture").GetString())
            .Where(architecture => architecture != "unknown")
            .ShouldBe(["amd64", "arm64"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_push_that_fails_is_told_at_its_place_and_can_be_overlooked()
    {
        await using var registry = await Registry.StartAsync(closed: true);
        await using var project = await BuiltAsync(registry);
        Registry.Configure(project, []);
        (await project.TryCompose("push")).ShouldExitWith(1).ShouldSay("compose.yaml:3:", $"image {registry.Host}/app:1 cannot be pushed");
        await project.Compose("push", "--ignore-push-failures");
    }

    [Fact]
    public async Task Up_pulls_what_is_missing_and_shows_every_layer()
    {
        await using var registry = await Registry.StartAsync();
        await using var project = await PushedAsync(registry);
        await ForgetAsync(registry, "app:1", "app:extra");
        await using var user = TestProject.Of(
            $$"""
            services:
              web: { image: "{{registry.Host}}/app:1", init: true, command: sleep 3600 }
            """
        );
        var up = await user.Compose("--progress", "json", "up", "-d");
        var rows = up
            .Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        var id = $"Image {registry.Host}/app:1";
        rows.ShouldContain(row => row.GetProperty("id").GetString() == id && row.GetProperty("text").GetString() == "Pulled");
        // A layer may remain from the build; an engine with the containerd image store then does not report it.
        var layers = rows.Where(row => row.TryGetProperty("parent_id", out var parent) && parent.GetString() == id)
            .ToLookup(row => row.GetProperty("id").GetString());
        var pushed = (await registry.ManifestAsync("app", "1")).GetProperty("layers").EnumerateArray().Select(ShortDigest).ToList();
        layers.Select(layer => layer.Key).ShouldBeSubsetOf(pushed);
        layers.Contains(pushed[^1]).ShouldBeTrue("the layer that the build added is pulled");
        layers.ShouldAllBe(layer => new[] { "Pull complete", "Already exists" }.Contains(layer.Last().GetProperty("text").GetString()));
        (await user.Container("web")).Status.ShouldBe("running");
        (await user.Compose("up", "-d")).Error.ShouldNotContain("Pulling");
    }

    [Fact]
    public async Task Dependencies_are_pulled_when_asked_for_and_failures_can_be_overlooked()
    {
        await using var registry = await Registry.StartAsync();
        await using var project = await PushedAsync(registry);
        await using var user = TestProject.Of(
            $$"""
            services:
              web: { image: "{{registry.Host}}/app:1", depends_on: [db] }
              db: { image: "{{registry.Host}}/app:extra" }
              gone: { image: "{{registry.Host}}/gone:1" }
              makes: { image: "{{registry.Host}}/gone:2", build: . }
            """
        );
        await ForgetAsync(registry, "app:1", "app:extra");
        await user.Compose("pull", "web");
        (await Engine.HasImageAsync($"{registry.Host}/app:extra")).ShouldBeFalse();
        await user.Compose("pull", "--include-deps", "web");
        (await Engine.HasImageAsync($"{registry.Host}/app:extra")).ShouldBeTrue();

        await ForgetAsync(registry, "app:1", "app:extra");
        (await user.TryCompose("pull")).ShouldExitWith(1).ShouldSay("cannot be pulled", "build makes");
        await ForgetAsync(registry, "app:1", "app:extra");
        await user.Compose("pull", "--ignore-pull-failures");
        (await Engine.HasImageAsync($"{registry.Host}/app:1")).ShouldBeTrue();
        await user.Compose("pull", "--ignore-buildable", "makes");
    }

    [Fact]
    public async Task A_closed_registry_is_told_who_we_are_by_the_file_or_by_a_helper()
    {
        await using var registry = await Registry.StartAsync(closed: true);
        await using var project = await BuiltAsync(registry);
        registry.LogIn(project);
        await project.Compose("push");
        (await registry.TagsAsync("app")).ShouldBe(["1", "extra"]);
        await ForgetAsync(registry, "app:1", "app:extra");

        Registry.Configure(project, []);
        (await project.TryCompose("pull")).ShouldExitWith(1).ShouldSay($"image {registry.Host}/app:1 cannot be pulled");

        project.Write(
            "bin/docker-credential-tests",
            $$"""
            #!/bin/sh
            [ "$1" = get ] && [ "$(cat)" = "{{registry.Host}}" ] || exit 1
            echo '{"ServerURL":"","Username":"{{Registry.User}}","Secret":"{{Registry.Password}}"}'
            """
        );
        File.SetUnixFileMode(
            Path.Combine(project.Folder, "bin/docker-credential-tests"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
        project.Variables["PATH"] = $"{project.Folder}/bin:{Environment.GetEnvironmentVariable("PATH")}";
        Registry.Configure(project, new JsonObject { ["credHelpers"] = new JsonObject { [registry.Host] = "tests" } });
        await project.Compose("pull");
        (await Engine.HasImageAsync($"{registry.Host}/app:1")).ShouldBeTrue();
    }

    [Fact]
    public async Task Images_are_pinned_to_what_the_registry_has()
    {
        await using var registry = await Registry.StartAsync(closed: true);
        await using var project = await BuiltAsync(registry);
        registry.LogIn(project);
        await project.Compose("push");
        var pinned = $"{registry.Host}/app:1@{await registry.DigestAsync("app", "1")}";
        (await project.Compose("config", "--resolve-image-digests")).Output.ShouldContain($"image: {pinned}");

        await project.Compose("config", "--lock-image-digests", "-o", "lock.yaml");
        File.ReadAllText(Path.Combine(project.Folder, "lock.yaml")).ShouldBe($"services:\n  web:\n    image: {pinned}\n");
        project.Write("plain.yaml", $$"""services: { web: { image: "{{registry.Host}}/app:1", init: true, command: sleep 3600 } }""");
        await ForgetAsync(registry, "app:1", "app:extra");
        await project.Compose("-f", "plain.yaml", "-f", "lock.yaml", "up", "-d");
        (await project.Container("web")).Config.Image.ShouldBe(pinned);
    }

    /// <summary>A project whose image belongs in the registry but is not there yet.</summary>
    private static async Task<TestProject> BuiltAsync(Registry registry)
    {
        var project = TestProject.Of(
            $$"""
            services:
              web:
                image: "{{registry.Host}}/app:1"
                build: { context: ., tags: ["{{registry.Host}}/app:extra"] }
            """
        );
        project.Write("Dockerfile", $"FROM busybox:local\nRUN echo {project.Name} >/word\n");
        await project.Compose("build");
        return project;
    }

    private static async Task<TestProject> PushedAsync(Registry registry)
    {
        var project = await BuiltAsync(registry);
        await project.Compose("push");
        return project;
    }

    /// <summary>Removes images from the engine.</summary>
    private static async Task ForgetAsync(Registry registry, params string[] names)
    {
        foreach (var name in names)
            if (await Engine.HasImageAsync($"{registry.Host}/{name}"))
                await Engine.RemoveImageAsync($"{registry.Host}/{name}");
    }

    /// <summary>The engine's short form of a layer: twelve digits of its digest.</summary>
    private static string ShortDigest(JsonElement layer) => layer.GetProperty("digest").GetString()!["sha256:".Length..][..12];
}
