using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Registries;

/// <summary>A remote project discloses what it reads locally before it runs.</summary>
[Trait("Category", "Engine"), Trait("Needs", "Registry")]
public sealed class RemoteStackTests
{
    [Fact]
    public async Task Without_a_terminal_a_strangers_file_that_reads_variables_does_not_run_unless_yes_is_said()
    {
        await using var registry = await Registry.StartAsync();
        var stack = await PublishAsync(
            registry,
            "services: { web: { image: \"busybox:${TAG:-local}\", command: \"sleep ${SECONDS_TO_SLEEP}\", init: true } }"
        );
        await using var user = Reader();
        user.Variables["SECONDS_TO_SLEEP"] = "3600";
        user.Write(".env", "TAG=local\n");

        var refused = (await user.TryCompose("--insecure-registry", registry.Host, "-f", stack, "up", "-d"))
            .ShouldExitWith(1)
            .ShouldSay("operation cancelled by user");
        refused.Output.ShouldContain($"Your compose stack \"{stack}\" is stored in \"");
        refused.Output.ShouldContain(
            """

            Found the following variables in configuration:
            VARIABLE           VALUE   SOURCE        REQUIRED   DEFAULT
            SECONDS_TO_SLEEP   3600    environment   no         
            """
        );
        refused.Output.ShouldContain("Do you want to proceed with these variables? [Y/n]: ");
        (await user.TryCompose("--insecure-registry", registry.Host, "-f", stack, "run", "--rm", "web", "true"))
            .ShouldExitWith(1)
            .ShouldSay("operation cancelled by user");
        (await user.Compose("ps", "-aq")).Output.ShouldBeEmpty();

        (
            await user.Compose("--insecure-registry", registry.Host, "-f", stack, "run", "-y", "--rm", "web", "echo", "here")
        ).Output.ShouldContain("here");
        await user.Compose("--insecure-registry", registry.Host, "-f", stack, "up", "-d", "-y");
        (await user.Container("web")).State.Running.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_strangers_file_fetches_from_elsewhere_is_shown_and_asked_about()
    {
        await using var registry = await Registry.StartAsync();
        var part = await PublishAsync(registry, "services: { part: { image: \"busybox:local\" } }", "part");
        var stack = await PublishAsync(registry, $"include: [\"{part}\"]\nservices: {{ web: {{ image: \"busybox:local\" }} }}");
        await using var user = Reader();
        var refused = (await user.TryCompose("--insecure-registry", registry.Host, "-f", stack, "up", "-d"))
            .ShouldExitWith(1)
            .ShouldSay("operation cancelled by user");
        refused.Output.ShouldContain(
            $"""
            Warning: This Compose project includes files from remote sources:
              - {part}
            """
        );
    }

    [Fact]
    public async Task A_file_that_reads_nothing_is_not_asked_about()
    {
        await using var registry = await Registry.StartAsync();
        var stack = await PublishAsync(registry, "services: { web: { image: \"busybox:local\", command: sleep 3600, init: true } }");
        await using var user = Reader();
        (await user.Compose("--insecure-registry", registry.Host, "-f", stack, "up", "-d")).Output.ShouldNotContain("Do you want");
    }

    private static async Task<string> PublishAsync(Registry registry, string yaml, string name = "stack")
    {
        await using var project = TestProject.Of(yaml);
        Use(project);
        await project.Compose(
            "--insecure-registry",
            registry.Host,
            "publish",
            "-y",
            "--insecure-registry",
            $"{registry.Host}/demo/{name}:1"
        );
        return $"oci://{registry.Host}/demo/{name}:1";
    }

    private static TestProject Reader()
    {
        var user = TestProject.Of("services: {}");
        Use(user);
        return user;
    }

    private static void Use(TestProject project) => project.Variables["XDG_CACHE_HOME"] = Path.Combine(project.Folder, "cache");
}
