using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.OnEngine;

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class ContainerTests(EngineFixture fixture)
{
    private readonly EngineClient engine = fixture.Engine;
    private readonly CancellationToken patience = fixture.Patience;

    [Fact]
    public async Task A_container_lives_through_all_its_states()
    {
        var name = fixture.Name("life");
        // Without a loop of short-lived processes: runc gives up freezing a container that keeps forking ("unable to freeze").
        var id = await fixture.RunAsync("life", "trap 'exit 5' TERM; sleep 1000 & wait");
        await engine.StartContainerAsync(id, patience);
        (await StatusAsync(id)).ShouldBe(ContainerStatus.Running);

        await engine.PauseContainerAsync(id, patience);
        (await StatusAsync(id)).ShouldBe(ContainerStatus.Paused);
        (await Should.ThrowAsync<EngineException>(() => engine.PauseContainerAsync(id, patience))).IsConflict.ShouldBeTrue();
        await engine.UnpauseContainerAsync(id, patience);

        await engine.StopContainerAsync(id, 10, patience);
        await engine.StopContainerAsync(id, null, patience);
        (await engine.InspectContainerAsync(id, patience)).State.ExitCode.ShouldBe(5);
        (await Should.ThrowAsync<EngineException>(() => engine.KillContainerAsync(id, "HUP", patience))).IsConflict.ShouldBeTrue();

        await engine.RestartContainerAsync(id, 0, patience);
        await engine.RenameContainerAsync(id, name + "-2", patience);
        (await Should.ThrowAsync<EngineException>(() => engine.InspectContainerAsync(name, patience))).IsNotFound.ShouldBeTrue();
        var listed = (await engine.ListContainersAsync(fixture.Own.Name(name), all: false, patience)).ShouldHaveSingleItem();
        (listed.Name, listed.State, listed.Image).ShouldBe((name + "-2", ContainerStatus.Running, EngineFixture.Image));

        await engine.RemoveContainerAsync(id, volumes: true, force: true, patience);
        (await Should.ThrowAsync<EngineException>(() => engine.RemoveContainerAsync(id, false, false, patience))).IsNotFound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_name_is_given_once_and_an_image_must_exist()
    {
        await engine.CreateContainerAsync(fixture.Name("once"), fixture.Shell("true"), null, patience);
        (await Should.ThrowAsync<EngineException>(() => engine.CreateContainerAsync(fixture.Name("once"), fixture.Shell("true"), null, patience))).IsConflict.ShouldBeTrue();
        var missing = await Should.ThrowAsync<EngineException>(() =>
            engine.CreateContainerAsync(fixture.Name("none"), fixture.Shell("true") with { Image = "no-such-image:1" }, null, patience));
        missing.IsNotFound.ShouldBeTrue();
        missing.Message.ShouldContain("no-such-image");
    }

    [Fact]
    public async Task What_was_asked_for_is_what_inspect_shows()
    {
        var asked = fixture.Shell("sleep 60") with
        {
            Hostname = "h",
            User = "0:0",
            Env = ["A=1", "PATH"],
            WorkingDir = "/tmp",
            StopSignal = "SIGINT",
            ExposedPorts = ["80/tcp"],
            Healthcheck = new() { Test = ["CMD", "busybox", "true"], Interval = 1_000_000_000, Retries = 2 },
            HostConfig = new()
            {
                Memory = 64 << 20,
                NanoCpus = 500_000_000,
                PidsLimit = 50,
                CapDrop = ["ALL"],
                CapAdd = ["NET_BIND_SERVICE"],
                Init = true,
                ReadonlyRootfs = true,
                ShmSize = 1 << 20,
                Tmpfs = new Dictionary<string, string> { ["/run"] = "size=1m" },
                Mounts = [new() { Type = "volume", Target = "/data", VolumeOptions = new() { Labels = fixture.Labels } }],
                ExtraHosts = ["other:10.9.9.9"],
                Sysctls = new Dictionary<string, string> { ["net.core.somaxconn"] = "100" },
                Ulimits = [new() { Name = "nofile", Soft = 100, Hard = 200 }],
                LogConfig = new() { Type = "json-file", Config = new Dictionary<string, string> { ["max-size"] = "1m" } },
                RestartPolicy = new() { Name = "on-failure", MaximumRetryCount = 3 },
                PortBindings = new Dictionary<string, IReadOnlyList<PortBinding>> { ["80/tcp"] = [new() { HostIp = "127.0.0.1" }] },
                SecurityOpt = ["no-new-privileges:true"],
                Annotations = new Dictionary<string, string> { ["a"] = "b" },
            },
        };
        var id = (await engine.CreateContainerAsync(fixture.Name("full"), asked, null, patience)).Id;
        await engine.StartContainerAsync(id, patience);
        var shown = await engine.InspectContainerAsync(id, patience);
        (shown.Name, shown.Config.Hostname, shown.Config.StopSignal, shown.Config.StopTimeout).ShouldBe(("/" + fixture.Name("full"), "h", "SIGINT", 1));
        shown.Config.Env.ShouldNotBeNull().ShouldContain("A=1");
        shown.Config.Env.ShouldNotContain(variable => variable.StartsWith("PATH=", StringComparison.Ordinal), "a bare name removes what the image sets");
        shown.Config.ExposedPorts.ShouldBe(["80/tcp"]);
        var host = shown.HostConfig;
        (host.Memory, host.NanoCpus, host.PidsLimit, host.Init, host.ReadonlyRootfs, host.ShmSize).ShouldBe((64 << 20, 500_000_000, 50, true, true, 1 << 20));
        host.RestartPolicy.ShouldBe(asked.HostConfig.RestartPolicy);
        host.Ulimits.ShouldNotBeNull().ShouldHaveSingleItem().ShouldBe(new HostUlimit { Name = "nofile", Soft = 100, Hard = 200 });
        host.LogConfig.ShouldNotBeNull().Config.ShouldNotBeNull()["max-size"].ShouldBe("1m");
        shown.Mounts.ShouldHaveSingleItem().Destination.ShouldBe("/data");
        shown.NetworkSettings.Ports["80/tcp"].ShouldNotBeNull().ShouldHaveSingleItem().HostPort.ShouldNotBeNullOrEmpty();
        shown.NetworkSettings.Networks.Values.ShouldHaveSingleItem().IPAddress.ShouldNotBeNullOrEmpty();
        shown.State.Health.ShouldNotBeNull().Status.ShouldBeOneOf(HealthStatus.Starting, HealthStatus.Healthy);
        (await engine.ListContainersAsync(fixture.Own.Name(fixture.Name("full")), false, patience)).ShouldHaveSingleItem().Ports.ShouldHaveSingleItem().PrivatePort.ShouldBe(80);
        (await engine.TopContainerAsync(id, patience)).Processes.ShouldNotBeEmpty();
        await foreach (var sample in engine.ContainerStatsAsync(id, stream: false, patience))
            sample.Memory.Limit.ShouldBe(64UL << 20);
        await engine.RemoveContainerAsync(id, volumes: true, force: true, patience);
    }

    [Fact]
    public async Task The_exit_code_of_a_container_that_removes_itself_is_not_lost()
    {
        var body = fixture.Shell("exit 9") with { HostConfig = new() { AutoRemove = true } };
        var id = (await engine.CreateContainerAsync(fixture.Name("auto"), body, null, patience)).Id;
        var wait = await engine.WaitContainerAsync(id, WaitCondition.Removed, patience);
        await engine.StartContainerAsync(id, patience);
        (await wait.Exit).StatusCode.ShouldBe(9);
        (await Should.ThrowAsync<EngineException>(() => engine.WaitContainerAsync(id, WaitCondition.NotRunning, patience))).IsNotFound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_wait_is_ended_by_cancellation()
    {
        var id = await fixture.RunAsync("wait", "sleep 600");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience);
        var wait = await engine.WaitContainerAsync(id, WaitCondition.NextExit, stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => wait.Exit);
        await engine.RemoveContainerAsync(id, false, force: true, patience);
    }

    [Fact]
    public async Task A_container_becomes_an_image()
    {
        var id = await fixture.RunAsync("commit", "sleep 600");
        var target = ImageReference.Parse(fixture.Name("committed") + ":1");
        var image = await engine.CommitContainerAsync(id, new() { Target = target, Message = "m", Changes = ["CMD [\"true\"]"] }, patience);
        var shown = await engine.InspectImageAsync(target.ToString(), manifests: true, patience);
        shown.Id.ShouldBe(image);
        shown.Config.ShouldNotBeNull().Cmd.ShouldBe(["true"]);
        await engine.TagImageAsync(image, ImageReference.Parse(fixture.Name("committed") + ":2"), patience);
        (await engine.RemoveImageAsync(target.ToString(), force: false, prune: false, patience)).ShouldHaveSingleItem().Untagged.ShouldNotBeNull();
        await using (var files = await engine.ExportContainerAsync(id, patience))
            (await files.ReadAtLeastAsync(new byte[512], 512, false, patience)).ShouldBe(512);
        await engine.RemoveContainerAsync(id, false, force: true, patience);
    }

    private async Task<string> StatusAsync(string id) => (await engine.InspectContainerAsync(id, patience)).State.Status;
}
