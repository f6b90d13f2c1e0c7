using System.Text;
using System.Text.Json;
using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Resources;

[Trait("Category", "Engine")]
public sealed class ApiSocketTests
{
    private const string Tool = """
        services:
          tool: { image: "busybox:local", init: true, command: sleep 3600, use_api_socket: true }
          plain: { image: "busybox:local", init: true, command: sleep 3600 }
        """;

    // Not started: an engine that does not listen on this path would create a folder there.
    [Fact]
    public async Task Only_the_service_that_asks_is_given_the_socket()
    {
        await using var project = TestProject.Of(Tool);
        await project.Compose("create");
        Binds(await project.Container("tool")).ShouldBe(["/var/run/docker.sock:/var/run/docker.sock:rw"]);
        Binds(await project.Container("plain")).ShouldBeEmpty();
        (await project.Compose("up", "--no-start", "--dry-run")).Output.ShouldBe("");

        static string[] Binds(ObservedContainer container) => [.. container.HostConfig.Binds ?? []];
    }

    [Fact]
    public async Task Its_credentials_are_ours_and_its_socket_is_the_engines()
    {
        await using var project = TestProject.Of(Tool);
        var secret = Convert.ToBase64String(Encoding.UTF8.GetBytes("ada:open sesame"));
        project.Write(
            "docker/config.json",
            """{"auths":{"registry.example":{"auth":"SECRET"}}}""".Replace("SECRET", secret, StringComparison.Ordinal)
        );
        project.Variables["DOCKER_CONFIG"] = Path.Combine(project.Folder, "docker");
        var socket = (Environment.GetEnvironmentVariable("DOCKER_HOST") ?? "unix:///var/run/docker.sock")["unix://".Length..];
        string[] run = ["run", "--rm", "-T", "-v", $"{socket}:/var/run/docker.sock", "tool", "sh", "-c"];
        (await project.Compose([.. run, "test -S /var/run/docker.sock && echo $DOCKER_CONFIG"])).Output.ShouldBe("/run/secrets/docker\n");
        var given = await project.Compose([.. run, "cat /run/secrets/docker/config.json"]);
        JsonDocument
            .Parse(given.Output)
            .RootElement.GetProperty("auths")
            .GetProperty("registry.example")
            .GetProperty("auth")
            .GetString()
            .ShouldBe(secret);
    }

    [Fact]
    public async Task Who_sets_a_configuration_folder_keeps_it()
    {
        await using var project = TestProject.Of(
            Tool.Replace("use_api_socket: true", "use_api_socket: true, environment: { DOCKER_CONFIG: /own }", StringComparison.Ordinal)
        );
        var socket = (Environment.GetEnvironmentVariable("DOCKER_HOST") ?? "unix:///var/run/docker.sock")["unix://".Length..];
        (
            await project.Compose("run", "--rm", "-T", "-v", $"{socket}:/var/run/docker.sock", "tool", "sh", "-c", "echo $DOCKER_CONFIG")
        ).Output.ShouldBe("/own\n");
    }
}
