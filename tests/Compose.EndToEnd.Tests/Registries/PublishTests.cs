using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Registries;

[Trait("Category", "Engine"), Trait("Needs", "Registry")]
public sealed class PublishTests
{
    private const string Shop = """
        name: shop
        services:
          web: # the shop itself
            extends: { file: parts/base.yaml, service: base }
            image: "busybox:${TAG:-local}"
            environment: { GREETING: "${GREETING-hello}" }
            env_file: [parts/web.env, { path: missing.env, required: false }]
          extra: { image: "busybox:local", profiles: [more] }
        """;

    [Fact]
    public async Task What_was_published_is_the_same_project_when_it_is_read_back()
    {
        await using var registry = await Registry.StartAsync();
        await using var project = ShopProject();
        project.Write("compose.override.yaml", "services:\n  web: { init: true, env_file: parts/web.env }\n");
        (await project.Compose("publish", "--insecure-registry", "--with-env", $"{registry.Host}/demo/shop:1")).ShouldSay(
            $"{registry.Host}/demo/shop:1 published"
        );
        (await registry.TagsAsync("demo/shop")).ShouldBe(["1"]);

        await using var user = Reader();
        user.Variables.Remove("COMPOSE_PROJECT_NAME");
        user.Variables["GREETING"] = "good day";
        project.Variables["GREETING"] = "good day";
        var read = await user.Compose(
            "--insecure-registry",
            registry.Host,
            "-f",
            $"oci://{registry.Host}/demo/shop:1",
            "--profile",
            "*",
            "config"
        );
        read.Output.ShouldBe((await project.Compose("--profile", "*", "config")).Output);
        read.Output.ShouldContain("FROM_FILE: yes, it is");
        read.Output.ShouldContain("GREETING: good day");

        user.Write("compose.yaml", $"name: shop\ninclude: [oci://{registry.Host}/demo/shop:1]\n");
        (await user.Compose("--insecure-registry", registry.Host, "--profile", "*", "config")).Output.ShouldBe(read.Output);
    }

    [Fact]
    public async Task Comments_and_variables_are_published_as_they_are_written()
    {
        await using var registry = await Registry.StartAsync();
        await using var project = ShopProject();
        await project.Compose("publish", "--insecure-registry", "--with-env", $"{registry.Host}/demo/shop");
        var manifest = await registry.ManifestAsync("demo/shop", "latest");
        manifest.GetProperty("artifactType").GetString().ShouldBe("application/vnd.docker.compose.project");
        var layers = manifest.GetProperty("layers").EnumerateArray().ToArray();
        layers
            .Select(layer => layer.GetProperty("mediaType").GetString())
            .ShouldBe([
                "application/vnd.docker.compose.file+yaml",
                "application/vnd.docker.compose.file+yaml",
                "application/vnd.docker.compose.envfile",
            ]);
        var files = await Task.WhenAll(layers.Select(layer => registry.BlobAsync("demo/shop", layer.GetProperty("digest").GetString()!)));
        var (extended, environment) = (
            layers[1].GetProperty("annotations").GetProperty("com.docker.compose.file").GetString()!,
            layers[2].GetProperty("annotations").GetProperty("com.docker.compose.envfile").GetString()!
        );
        files.ShouldBe([
            Shop.Replace("parts/base.yaml", extended, StringComparison.Ordinal)
                .Replace("parts/web.env", environment, StringComparison.Ordinal) + "\n",
            "services: { base: { command: sleep 3600 } }",
            "FROM_FILE=yes, it is\n",
        ]);

        var digest = await registry.DigestAsync("demo/shop", "latest");
        await project.Compose("publish", "--insecure-registry", "--with-env", $"{registry.Host}/demo/shop");
        (await registry.DigestAsync("demo/shop", "latest")).ShouldBe(digest);
        await project.Compose("publish", "--insecure-registry", "--with-env", "--oci-version", "1.0", $"{registry.Host}/demo/shop:old");
        manifest = await registry.ManifestAsync("demo/shop", "old");
        manifest.TryGetProperty("artifactType", out _).ShouldBeFalse();
        manifest.GetProperty("config").GetProperty("mediaType").GetString().ShouldBe("application/vnd.docker.compose.config.empty.v1+json");
        await using var user = Reader();
        (
            await user.Compose("--insecure-registry", registry.Host, "-f", $"oci://{registry.Host}/demo/shop:old", "config", "--services")
        ).Lines.ShouldBe(["web"]);
    }

    [Fact]
    public async Task Images_are_pushed_pinned_and_copied_and_the_published_project_runs()
    {
        await using var registry = await Registry.StartAsync(closed: true);
        await using var project = TestProject.Of(
            $$"""
            services:
              web:
                image: "{{registry.Host}}/app:1"
                build: { context: ., dockerfile_inline: "FROM busybox:local\nRUN touch /built\n" }
                init: true
                command: sleep 3600
            """
        );
        await project.Compose("build");
        Registry.Configure(project, []);
        (await project.TryCompose("publish", "--insecure-registry", $"{registry.Host}/demo/app:1"))
            .ShouldExitWith(1)
            .ShouldSay($"log in with `docker login {registry.Host}`");

        registry.LogIn(project);
        await project.Compose("publish", "--insecure-registry", "--app", $"{registry.Host}/demo/app:1");
        var digest = await registry.DigestAsync("app", "1");
        (await registry.DigestAsync("demo/app", digest)).ShouldBe(digest);
        foreach (var layer in (await registry.ManifestAsync("demo/app", digest)).GetProperty("layers").EnumerateArray())
            (await registry.BlobAsync("demo/app", layer.GetProperty("digest").GetString()!)).Length.ShouldBePositive();

        await Engine.RemoveImageAsync($"{registry.Host}/app:1");
        await using var user = Reader();
        registry.LogIn(user);
        await user.Compose("--insecure-registry", registry.Host, "-f", $"oci://{registry.Host}/demo/app:1", "up", "-d");
        (await user.Container("web")).Config.Image.ShouldBe($"{registry.Host}/app:1@{digest}");
    }

    [Theory]
    [InlineData("services: { web: { build: . } }", 1, "only contains a build section for service(s)")]
    [InlineData(
        "services: { web: { image: \"busybox:local\" } }\ninclude: [other.yaml]",
        1,
        "compose.yaml:2:11: cannot publish compose file with local includes"
    )]
    [InlineData("services: { web: { image: \"busybox:local\", env_file: web.env } }", 130, "service \"web\": env_file declared")]
    [InlineData(
        "services: { web: { image: \"busybox:local\", volumes: [\"./data:/data\"] } }",
        130,
        "you are about to publish bind mounts"
    )]
    [InlineData(
        "services: { web: { image: \"busybox:local\", environment: { PASSWORD: swordfish } } }",
        130,
        "service \"web\": literal value for \"PASSWORD\""
    )]
    public async Task What_others_could_not_use_or_should_not_see_is_not_published(string yaml, int exitCode, string text)
    {
        await using var registry = await Registry.StartAsync();
        await using var project = TestProject.Of(yaml);
        project.Write("other.yaml", "services: {}");
        project.Write("web.env", "PASSWORD=swordfish");
        var refused = (await project.TryCompose("publish", "--insecure-registry", $"{registry.Host}/demo/app:1")).ShouldExitWith(exitCode);
        (refused.Output + refused.Error).ShouldContain(text);
        refused.Output.ShouldNotContain("swordfish");
        await Should.ThrowAsync<HttpRequestException>(() => registry.TagsAsync("demo/app"));
    }

    [Fact]
    public async Task A_yes_publishes_all_the_same_and_a_dry_run_asks_but_sends_nothing()
    {
        await using var registry = await Registry.StartAsync();
        await using var project = TestProject.Of(
            "services: { web: { image: \"busybox:local\", environment: [PASSWORD=word], volumes: [\"./data:/data\"] } }"
        );
        (await project.TryCompose("publish", "--dry-run", $"{registry.Host}/demo/app:1"))
            .ShouldExitWith(130)
            .Output.ShouldContain("Are you ok to publish");
        (await project.Compose("publish", "--dry-run", "-y", $"{registry.Host}/demo/app:1")).ShouldSay(
            $"{registry.Host}/demo/app:1 published"
        );
        await Should.ThrowAsync<HttpRequestException>(() => registry.TagsAsync("demo/app"));
        await project.Compose("publish", "-y", "--insecure-registry", $"{registry.Host}/demo/app:1");
        (await registry.TagsAsync("demo/app")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Files_of_variables_stay_here_unless_they_are_asked_for()
    {
        await using var registry = await Registry.StartAsync();
        await using var project = ShopProject();
        await project.Compose("publish", "-y", "--insecure-registry", $"{registry.Host}/demo/shop:1");
        var manifest = await registry.ManifestAsync("demo/shop", "1");
        manifest
            .GetProperty("layers")
            .EnumerateArray()
            .Select(layer => layer.GetProperty("mediaType").GetString())
            .ShouldAllBe(type => type == "application/vnd.docker.compose.file+yaml");
    }

    [Fact]
    public async Task A_registry_is_not_spoken_to_without_TLS_unless_that_is_asked_for()
    {
        await using var registry = await Registry.StartAsync();
        await using var project = TestProject.Of("services: { web: { image: \"busybox:local\" } }");
        (await project.TryCompose("publish", $"{registry.Host}/demo/app:1"))
            .ShouldExitWith(1)
            .ShouldSay($"cannot publish to {registry.Host}/demo/app:1", "has no trusted TLS certificate");
        await Should.ThrowAsync<HttpRequestException>(() => registry.TagsAsync("demo/app"));
    }

    private static TestProject ShopProject()
    {
        var project = TestProject.Of(Shop);
        project.Variables.Remove("COMPOSE_PROJECT_NAME");
        project.Write("parts/base.yaml", "services: { base: { command: sleep 3600 } }");
        project.Write("parts/web.env", "FROM_FILE=yes, it is\n");
        return project;
    }

    /// <summary>A folder without a project, with its own cache.</summary>
    private static TestProject Reader()
    {
        var project = TestProject.Of("services: {}");
        project.Variables["XDG_CACHE_HOME"] = Path.Combine(project.Folder, "cache");
        return project;
    }
}
