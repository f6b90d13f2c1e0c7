using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Contracts;

/// <summary>Container requests and inspections.</summary>
public abstract class ContainerContract(EngineUnderTest under)
{
    private readonly IEngine engine = under.Engine;
    private readonly CancellationToken patience = under.Patience;

    [Fact]
    public async Task A_name_is_given_once_and_an_image_must_exist()
    {
        await under.CreateAsync("once", under.Shell("true"));
        var taken = await EngineUnderTest.RefusedAsync(() => under.CreateAsync("once", under.Shell("true")));
        taken.IsConflict.ShouldBeTrue();
        taken.Message.ShouldStartWith($"Conflict. The container name \"/{under.Name("once")}\" is already in use by container ");
        var missing = await EngineUnderTest.RefusedAsync(() =>
            under.CreateAsync("none", under.Shell("true") with { Image = "no-such-image:1" })
        );
        missing.IsNotFound.ShouldBeTrue();
        missing.Message.ShouldBe("No such image: no-such-image:1");
    }

    [Fact]
    public async Task What_was_asked_for_is_what_inspect_shows()
    {
        var asked = under.Shell("sleep 60") with
        {
            Hostname = "h",
            User = "0:0",
            Env = ["A=1", "PATH"],
            WorkingDir = "/tmp",
            StopSignal = "SIGINT",
            ExposedPorts = ["80/tcp"],
            Healthcheck = new()
            {
                Test = ["CMD", "busybox", "true"],
                Interval = 1_000_000_000,
                Retries = 2,
            },
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
                Mounts =
                [
                    new()
                    {
                        Type = "volume",
                        Target = "/data",
                        VolumeOptions = new() { Labels = under.Labels },
                    },
                ],
                ExtraHosts = ["other:10.9.9.9"],
                Sysctls = new Dictionary<string, string> { ["net.core.somaxconn"] = "100" },
                Ulimits =
                [
                    new()
                    {
                        Name = "nofile",
                        Soft = 100,
                        Hard = 200,
                    },
                ],
                LogConfig = new()
                {
                    Type = "json-file",
                    Config = new Dictionary<string, string> { ["max-size"] = "1m" },
                },
                RestartPolicy = new() { Name = "on-failure", MaximumRetryCount = 3 },
                PortBindings = new Dictionary<string, IReadOnlyList<PortBinding>> { ["80/tcp"] = [new() { HostIp = "127.0.0.1" }] },
                SecurityOpt = ["no-new-privileges:true"],
                Annotations = new Dictionary<string, string> { ["a"] = "b" },
            },
        };
        var id = await under.CreateAsync("full", asked);
        await engine.StartContainerAsync(id, patience);
        var shown = await engine.InspectContainerAsync(id, patience);
        (shown.Name, shown.Config.Hostname, shown.Config.StopSignal, shown.Config.StopTimeout).ShouldBe(
            ("/" + under.Name("full"), "h", "SIGINT", 1)
        );
        (shown.Path, string.Join('|', shown.Args)).ShouldBe(("sh", "-c|sleep 60"));
        shown.Config.Env.ShouldNotBeNull().ShouldContain("A=1");
        shown.Config.Env.ShouldNotContain(
            variable => variable.StartsWith("PATH=", StringComparison.Ordinal),
            "a bare name removes what the image sets"
        );
        shown.Config.ExposedPorts.ShouldBe(["80/tcp"]);
        shown.Config.Labels.ShouldNotBeNull().ShouldContain(under.Labels.Single());
        var host = shown.HostConfig;
        (host.Memory, host.NanoCpus, host.PidsLimit, host.Init, host.ReadonlyRootfs, host.ShmSize).ShouldBe(
            (64 << 20, 500_000_000, 50, true, true, 1 << 20)
        );
        host.RestartPolicy.ShouldBe(asked.HostConfig.RestartPolicy);
        host.Ulimits.ShouldNotBeNull()
            .ShouldHaveSingleItem()
            .ShouldBe(
                new HostUlimit
                {
                    Name = "nofile",
                    Soft = 100,
                    Hard = 200,
                }
            );
        host.LogConfig.ShouldNotBeNull().Config.ShouldNotBeNull()["max-size"].ShouldBe("1m");
        shown.Mounts.ShouldHaveSingleItem().Destination.ShouldBe("/data");
        shown.NetworkSettings.Ports["80/tcp"].ShouldNotBeNull().ShouldHaveSingleItem().HostPort.ShouldNotBeNullOrEmpty();
        shown.NetworkSettings.Networks.Values.ShouldHaveSingleItem().IPAddress.ShouldNotBeNullOrEmpty();
        shown.State.Health.ShouldNotBeNull().Status.ShouldBeOneOf(HealthStatus.Starting, HealthStatus.Healthy);
        (await engine.ListContainersAsync(under.Own.Name(under.Name("full")), false, patience))
            .ShouldHaveSingleItem()
            .Ports.ShouldHaveSingleItem()
            .PrivatePort.ShouldBe(80);
        (await engine.TopContainerAsync(id, patience)).Processes.ShouldNotBeEmpty();
        await foreach (var sample in engine.ContainerStatsAsync(id, stream: false, patience))
            sample.Memory.Limit.ShouldBe(64UL << 20);
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task Lists_are_narrowed_by_label_name_status_network_and_volume()
    {
        var labels = new Dictionary<string, string>(under.Labels) { ["role"] = "db" };
        var up = await under.CreateAsync(
            "list-up",
            under.Shell("sleep 60") with
            {
                Labels = labels,
                HostConfig = new() { Binds = [under.Name("list") + ":/data"] },
            }
        );
        await engine.StartContainerAsync(up, patience);
        var down = await under.CreateAsync("list-down", under.Shell("true"));

        (await IdsAsync(under.Own.Name(under.Name("list-")), all: true)).ShouldBe([up, down], ignoreOrder: true);
        (await IdsAsync(under.Own.Name(under.Name("list-")), all: false)).ShouldBe([up]);
        (await IdsAsync(under.Own.Label("role", "db"), all: true)).ShouldBe([up]);
        (await IdsAsync(under.Own.Label("role"), all: true)).ShouldBe([up]);
        (await IdsAsync(under.Own.Label("role", "d"), all: true)).ShouldBeEmpty();
        (await IdsAsync(under.Own.With("status", "created").Name(under.Name("list-")), all: false)).ShouldBe([down]);
        (await IdsAsync(under.Own.With("id", up), all: true)).ShouldBe([up]);
        (await IdsAsync(under.Own.With("volume", under.Name("list")), all: true)).ShouldBe([up]);
        (await IdsAsync(under.Own.With("network", "bridge").With("id", up), all: true)).ShouldBe([up]);
        (await IdsAsync(under.Own.With("network", "host"), all: true)).ShouldBeEmpty();

        await under.RemoveAsync(up);
        await under.RemoveAsync(down);
        await engine.RemoveVolumeAsync(under.Name("list"), force: true, patience);
    }

    [Fact]
    public async Task A_row_of_the_list_says_how_a_container_is()
    {
        var id = await under.CreateAsync("row", under.Shell("exit 3"));
        (await RowAsync(id)).ShouldSatisfyAllConditions(
            row => (row.Name, row.Image, row.Command).ShouldBe((under.Name("row"), EngineUnderTest.Image, "sh -c 'exit 3'")),
            row => (row.State, row.Status).ShouldBe((ContainerStatus.Created, "Created")),
            row => row.Labels.ShouldContain(under.Labels.Single())
        );
        var wait = await engine.WaitContainerAsync(id, WaitCondition.NextExit, patience);
        await engine.StartContainerAsync(id, patience);
        (await wait.Exit).StatusCode.ShouldBe(3);
        await under.BecomesTrueAsync(async () => (await RowAsync(id)).State == ContainerStatus.Exited);
        (await RowAsync(id)).Status.ShouldMatch(@"^Exited \(3\) \S.* ago$");
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task A_container_has_its_name_until_it_is_called_another()
    {
        var id = await under.RunAsync("called", "sleep 60");
        await engine.RenameContainerAsync(id, under.Name("called-2"), patience);
        (await EngineUnderTest.RefusedAsync(() => engine.InspectContainerAsync(under.Name("called"), patience))).IsNotFound.ShouldBeTrue();
        (await engine.InspectContainerAsync(under.Name("called-2"), patience)).Id.ShouldBe(id);
        (await engine.InspectContainerAsync(id[..12], patience)).Id.ShouldBe(id);
        var other = await under.CreateAsync("called-3", under.Shell("true"));
        (
            await EngineUnderTest.RefusedAsync(() => engine.RenameContainerAsync(other, under.Name("called-2"), patience))
        ).IsConflict.ShouldBeTrue();
        await under.RemoveAsync(id);
        await under.RemoveAsync(other);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var name = under.Name("nobody");
        Func<Task>[] calls =
        [
            () => engine.InspectContainerAsync(name, patience),
            () => engine.StartContainerAsync(name, patience),
            () => engine.StopContainerAsync(name, 0, patience),
            () => engine.RestartContainerAsync(name, 0, patience),
            () => engine.KillContainerAsync(name, null, patience),
            () => engine.PauseContainerAsync(name, patience),
            () => engine.UnpauseContainerAsync(name, patience),
            () => engine.RemoveContainerAsync(name, false, true, patience),
            () => engine.RenameContainerAsync(name, "x", patience),
            () => engine.WaitContainerAsync(name, WaitCondition.NotRunning, patience),
            () => engine.ContainerLogsAsync(name, new(), patience),
            () => engine.TopContainerAsync(name, patience),
            () => engine.GetArchiveAsync(name, "/", patience),
            () => engine.ExportContainerAsync(name, patience),
            () => engine.CreateExecAsync(name, new() { Cmd = ["true"] }, patience),
            () => engine.CommitContainerAsync(name, new(), patience),
        ];
        foreach (var call in calls)
        {
            var error = await EngineUnderTest.RefusedAsync(call);
            error.IsNotFound.ShouldBeTrue(error.Endpoint);
            error.Message.ShouldContain($"No such container: {name}");
        }
    }

    private async Task<IEnumerable<string>> IdsAsync(Filters filters, bool all) =>
        (await engine.ListContainersAsync(filters, all, patience)).Select(row => row.Id);

    private async Task<ContainerSummary> RowAsync(string id) =>
        (await engine.ListContainersAsync(Filters.None.With("id", id), all: true, patience)).ShouldHaveSingleItem();
}
