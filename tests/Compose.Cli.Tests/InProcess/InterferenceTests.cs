using System.Net;
using Compose.Engine.Wire;
using Compose.Planning.Naming;
using Compose.Testing.Engines;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.InProcess;

/// <summary>Another client takes names while a plan is carried out.</summary>
public sealed class InterferenceTests : IDisposable
{
    private const string Name = "shop-web-1";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("compose-interference-");
    private readonly MemoryEngine engine = new();

    public InterferenceTests()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "compose.yaml"), "name: shop\nservices:\n  web: {image: web:1}\n");
        engine.AddImage("web:1", "trap 'exit 0' TERM; sleep infinity");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("start container", "stop", "up -d")]
    [InlineData("stop container", "", "stop")]
    [InlineData("remove container", "stop", "rm -f")]
    public async Task Whoever_takes_a_containers_name_is_left_alone(string call, string before, string verb)
    {
        await RunAsync("up -d");
        if (before.Length > 0)
            await RunAsync(before);
        var stranger = "";
        engine.Calls.Before(
            call,
            async () =>
            {
                await engine.RenameContainerAsync(Name, "elsewhere", CancellationToken.None);
                stranger = await CreateAsync([]);
                await engine.StartContainerAsync(stranger, CancellationToken.None);
            }
        );
        (await RunAsync(verb)).ExitCode.ShouldBe(0);
        (await engine.InspectContainerAsync(stranger, CancellationToken.None)).State.Status.ShouldBe("running");
    }

    [Fact]
    public async Task A_container_of_the_project_is_not_advised_to_be_removed()
    {
        await CreateAsync(new() { [Labels.Project] = "shop" });
        var result = await RunAsync("up -d");
        result.ExitCode.ShouldBe(1);
        result.Err.ShouldContain($"container name \"{Name}\" is already in use by container ");
        result.Err.ShouldContain("Run the command again");
        result.Err.ShouldNotContain("docker rm");
    }

    [Fact]
    public async Task A_name_taken_in_the_middle_of_a_recreation_does_not_lose_the_container()
    {
        await RunAsync("up -d");
        engine.Calls.Before("rename container", () => CreateAsync(new() { [Labels.Project] = "shop" }));
        var result = await RunAsync("up -d --force-recreate");
        result.ExitCode.ShouldBe(1);
        result.Err.ShouldContain("Run the command again");
        result.Err.ShouldNotContain("You have to remove");
        await engine.RemoveContainerAsync(Name, volumes: false, force: true, CancellationToken.None);
        (await RunAsync("up -d")).ExitCode.ShouldBe(0);
        var containers = await engine.ListContainersAsync(Engine.Contract.Filters.None, all: true, CancellationToken.None);
        containers.ShouldHaveSingleItem().Name.ShouldBe(Name);
    }

    [Fact]
    public async Task A_name_that_stays_taken_is_tried_four_times_in_four_seconds()
    {
        await CreateAsync(new() { [Labels.Project] = "shop" });
        engine.Calls.Clear();
        var begun = engine.Clock.GetUtcNow();
        await RunAsync("up -d");
        engine.Calls.Made.Count(static call => call.Name == "create container").ShouldBe(4);
        (engine.Clock.GetUtcNow() - begun).ShouldBeInRange(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task What_fails_again_in_the_same_way_is_tried_twice()
    {
        await RunAsync("create");
        engine.Calls.Fail("start container", "No such container: other", HttpStatusCode.NotFound);
        engine.Calls.Fail("start container", "No such container: other", HttpStatusCode.NotFound, nth: 2);
        engine.Calls.Clear();
        (await RunAsync("up -d")).ExitCode.ShouldBe(1);
        engine.Calls.Made.Count(static call => call.Name == "start container").ShouldBe(2);
    }

    [Fact]
    public async Task A_name_that_belongs_to_another_project_is_tried_once()
    {
        await CreateAsync(new() { [Labels.Project] = "other" });
        engine.Calls.Clear();
        (await RunAsync("up -d")).Err.ShouldContain($"docker rm -f {Name}");
        engine.Calls.Made.Count(static call => call.Name == "create container").ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_interferes_each_time_wins_after_three_new_plans()
    {
        await RunAsync("up -d");
        Interfere();
        (await RunAsync("up -d --force-recreate")).ExitCode.ShouldBe(1);
        engine.Calls.Made.Count(static call => call.Name == "start container" && call.Subject == Name).ShouldBe(1 + 4);

        void Interfere() =>
            engine.Calls.Before(
                "start container",
                async () =>
                {
                    await engine.RemoveContainerAsync(Name, volumes: false, force: true, CancellationToken.None);
                    Interfere();
                }
            );
    }

    private async Task<string> CreateAsync(Dictionary<string, string> labels) =>
        (
            await engine.CreateContainerAsync(
                Name,
                new ContainerCreate
                {
                    Image = "web:1",
                    Labels = labels,
                    HostConfig = new HostConfig(),
                },
                platform: null,
                CancellationToken.None
            )
        ).Id;

    private Task<MemoryHost.Result> RunAsync(string line) =>
        new MemoryHost(folder.FullName, Path.Combine(folder.FullName, "home")) { Engine = engine }.RunAsync(line.Split(' '));
}
