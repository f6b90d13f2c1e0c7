using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.OnEngine;

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class ContainerTests(EngineFixture fixture)
{
    private readonly EngineClient _engine = fixture.Engine;
    private readonly CancellationToken _patience = fixture.Patience;

    [Fact]
    public async Task A_container_lives_through_all_its_states()
    {
        var name = fixture.Name("life");
        // Without a loop of short-lived processes: runc gives up freezing a container that keeps forking ("unable to freeze").
        var id = await fixture.RunAsync("life", "trap 'exit 5' TERM; sleep 1000 & wait");
        await _engine.StartContainerAsync(id, _patience);
        (await StatusAsync(id)).ShouldBe(ContainerStatus.Running);

        await _engine.PauseContainerAsync(id, _patience);
        (await StatusAsync(id)).ShouldBe(ContainerStatus.Paused);
        (await Should.ThrowAsync<EngineException>(() => _engine.PauseContainerAsync(id, _patience))).IsConflict.ShouldBeTrue();
        await _engine.UnpauseContainerAsync(id, _patience);

        await _engine.StopContainerAsync(id, 10, _patience);
        await _engine.StopContainerAsync(id, null, _patience);
        (await _engine.InspectContainerAsync(id, _patience)).State.ExitCode.ShouldBe(5);
        (await Should.ThrowAsync<EngineException>(() => _engine.KillContainerAsync(id, "HUP", _patience))).IsConflict.ShouldBeTrue();

        await _engine.RestartContainerAsync(id, 0, _patience);
        await _engine.RenameContainerAsync(id, name + "-2", _patience);
        (await Should.ThrowAsync<EngineException>(() => _engine.InspectContainerAsync(name, _patience))).IsNotFound.ShouldBeTrue();
        var listed = (await _engine.ListContainersAsync(fixture.Own.Name(name), all: false, _patience)).ShouldHaveSingleItem();
        (listed.Name, listed.State, listed.Image).ShouldBe((name + "-2", ContainerStatus.Running, EngineFixture.Image));

        await _engine.RemoveContainerAsync(id, volumes: true, force: true, _patience);
        (await Should.ThrowAsync<EngineException>(() => _engine.RemoveContainerAsync(id, false, false, _patience))).IsNotFound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_name_is_given_once_and_an_image_must_exist()
    {
        await _engine.CreateContainerAsync(fixture.Name("once"), fixture.Shell("true"), null, _patience);
        (await Should.ThrowAsync<EngineException>(() => _engine.CreateContainerAsync(fixture.Name("once"), fixture.Shell("true"), null, _patience))).IsConflict.ShouldBeTrue();
        var missing = await Should.ThrowAsync<EngineException>(() =>
            _engine.CreateContainerAsync(fixture.Name("none"), fixture.Shell("true") with { Image = "no-such-image:1" }, null, _patience));
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
        var id = (await _engine.CreateContainerAsync(fixture.Name("full"), asked, null, _patience)).Id;
        await _engine.StartContainerAsync(id, _patience);
        var shown = await _engine.InspectContainerAsync(id, _patience);
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
        (await _engine.ListContainersAsync(fixture.Own.Name(fixture.Name("full")), false, _patience)).ShouldHaveSingleItem().Ports.ShouldHaveSingleItem().PrivatePort.ShouldBe(80);
        (await _engine.TopContainerAsync(id, _patience)).Processes.ShouldNotBeEmpty();
        await foreach (var sample in _engine.ContainerStatsAsync(id, stream: false, _patience))
            sample.Memory.Limit.ShouldBe(64UL << 20);
        await _engine.RemoveContainerAsync(id, volumes: true, force: true, _patience);
    }

    [Fact]
    public async Task The_exit_code_of_a_container_that_removes_itself_is_not_lost()
    {
        var body = fixture.Shell("exit 9") with { HostConfig = new() { AutoRemove = true } };
        var id = (await _engine.CreateContainerAsync(fixture.Name("auto"), body, null, _patience)).Id;
        var wait = await _engine.WaitContainerAsync(id, WaitCondition.Removed, _patience);
        await _engine.StartContainerAsync(id, _patience);
        (await wait.Exit).StatusCode.ShouldBe(9);
        (await Should.ThrowAsync<EngineException>(() => _engine.WaitContainerAsync(id, WaitCondition.NotRunning, _patience))).IsNotFound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_wait_is_ended_by_cancellation()
    {
        var id = await fixture.RunAsync("wait", "sleep 600");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_patience);
        var wait = await _engine.WaitContainerAsync(id, WaitCondition.NextExit, stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => wait.Exit);
        await _engine.RemoveContainerAsync(id, false, force: true, _patience);
    }

    [Fact]
    public async Task A_container_becomes_an_image()
    {
        var id = await fixture.RunAsync("commit", "sleep 600");
        var target = ImageReference.Parse(fixture.Name("committed") + ":1");
        var image = await _engine.CommitContainerAsync(id, new() { Target = target, Message = "m", Changes = ["CMD [\"true\"]"] }, _patience);
        var shown = await _engine.InspectImageAsync(target.ToString(), manifests: true, _patience);
        shown.Id.ShouldBe(image);
        shown.Config.ShouldNotBeNull().Cmd.ShouldBe(["true"]);
        await _engine.TagImageAsync(image, ImageReference.Parse(fixture.Name("committed") + ":2"), _patience);
        (await _engine.RemoveImageAsync(target.ToString(), force: false, prune: false, _patience)).ShouldHaveSingleItem().Untagged.ShouldNotBeNull();
        await using (var files = await _engine.ExportContainerAsync(id, _patience))
            (await files.ReadAtLeastAsync(new byte[512], 512, false, _patience)).ShouldBe(512);
        await _engine.RemoveContainerAsync(id, false, force: true, _patience);
    }

    private async Task<string> StatusAsync(string id) => (await _engine.InspectContainerAsync(id, _patience)).State.Status;
}
