using System.Text;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.OnEngine;

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class ResourceTests(EngineFixture fixture)
{
    private readonly EngineClient engine = fixture.Engine;
    private readonly CancellationToken patience = fixture.Patience;

    [Fact]
    public async Task A_network_is_made_joined_and_left()
    {
        var name = fixture.Name("net");
        var network = (await engine.CreateNetworkAsync(new()
        {
            Name = name,
            Internal = true,
            Labels = fixture.Labels,
            IPAM = new() { Config = [new() { Subnet = "10.251.7.0/24", Gateway = "10.251.7.1" }] },
        }, patience)).Id;
        (await Should.ThrowAsync<EngineException>(() => engine.CreateNetworkAsync(new() { Name = name }, patience))).IsConflict.ShouldBeTrue();

        var id = await fixture.RunAsync("member", "sleep 600");
        await engine.ConnectNetworkAsync(network, id, new() { Aliases = ["db"], IPAMConfig = new() { IPv4Address = "10.251.7.9" } }, patience);
        var endpoint = (await engine.InspectContainerAsync(id, patience)).NetworkSettings.Networks[name];
        (endpoint.IPAddress, endpoint.NetworkID).ShouldBe(("10.251.7.9", network));
        endpoint.Aliases.ShouldNotBeNull().ShouldContain("db");
        (await Should.ThrowAsync<EngineException>(() => engine.RemoveNetworkAsync(network, patience))).Status.ShouldNotBeNull();

        var shown = await engine.InspectNetworkAsync(name, patience);
        (shown.Internal, shown.Driver, shown.Containers.Keys.ShouldHaveSingleItem()).ShouldBe((true, "bridge", id));
        shown.IPAM.ShouldNotBeNull().Config.ShouldNotBeNull().ShouldHaveSingleItem().Subnet.ShouldBe("10.251.7.0/24");
        await engine.DisconnectNetworkAsync(network, id, force: true, patience);
        await engine.RemoveNetworkAsync(network, patience);
        (await engine.ListNetworksAsync(fixture.Own, patience)).ShouldBeEmpty();
        await engine.RemoveContainerAsync(id, false, force: true, patience);
    }

    [Fact]
    public async Task A_new_container_has_the_endpoint_it_asks_for()
    {
        var name = fixture.Name("first");
        var network = (await engine.CreateNetworkAsync(new() { Name = name, Labels = fixture.Labels }, patience)).Id;
        var body = fixture.Shell("sleep 600") with
        {
            HostConfig = new() { NetworkMode = name },
            NetworkingConfig = new(new Dictionary<string, EndpointSettings> { [name] = new() { Aliases = ["web"] } }),
        };
        var id = (await engine.CreateContainerAsync(fixture.Name("endpoint"), body, null, patience)).Id;
        await engine.StartContainerAsync(id, patience);
        (await engine.InspectContainerAsync(id, patience)).NetworkSettings.Networks.ShouldHaveSingleItem().Value.Aliases.ShouldNotBeNull().ShouldContain("web");
        await engine.RemoveContainerAsync(id, false, force: true, patience);
        await engine.RemoveNetworkAsync(network, patience);
    }

    [Fact]
    public async Task A_volume_is_made_used_and_removed()
    {
        var name = fixture.Name("vol");
        await engine.CreateVolumeAsync(new() { Name = name, Labels = fixture.Labels }, patience);
        (await engine.InspectVolumeAsync(name, patience)).Labels.ShouldBe(fixture.Labels);
        (await engine.ListVolumesAsync(fixture.Own.Name(name), patience)).ShouldHaveSingleItem().Driver.ShouldBe("local");
        var id = (await engine.CreateContainerAsync(fixture.Name("user"), fixture.Shell("true") with { HostConfig = new() { Binds = [name + ":/data:ro"] } }, null, patience)).Id;
        (await engine.InspectContainerAsync(id, patience)).Mounts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            mount => mount.Name.ShouldBe(name), mount => mount.RW.ShouldBeFalse(), mount => mount.Destination.ShouldBe("/data"));
        (await Should.ThrowAsync<EngineException>(() => engine.RemoveVolumeAsync(name, force: true, patience))).IsConflict.ShouldBeTrue();
        await engine.RemoveContainerAsync(id, volumes: true, force: true, patience);
        await engine.RemoveVolumeAsync(name, force: false, patience);
        await engine.RemoveVolumeAsync(name, force: true, patience);
        (await Should.ThrowAsync<EngineException>(() => engine.InspectVolumeAsync(name, patience))).IsNotFound.ShouldBeTrue();
    }

    [Fact]
    public async Task Files_go_in_and_come_out_with_owner_and_mode()
    {
        var id = await fixture.RunAsync("files", "sleep 600");
        await using (var tar = TarStream.Open([new ContentItem
        {
            Name = "run/secrets/token",
            Content = "hush"u8.ToArray(),
            Mode = UnixFileMode.UserRead,
            Owner = new(33, 34),
        }], patience))
            await engine.PutArchiveAsync(id, "/", tar, copyOwner: true, patience);

        var stat = await engine.StatPathAsync(id, "/run/secrets/token", patience);
        (stat.Name, stat.Size, stat.Mode & 0x1FF, stat.IsDirectory).ShouldBe(("token", 4, 0x100u, false));
        (await engine.StatPathAsync(id, "/run/secrets", patience)).IsDirectory.ShouldBeTrue();
        (await engine.StatPathAsync(id, "/bin/sh", patience)).IsSymbolicLink.ShouldBeTrue();
        await using (var archive = await engine.GetArchiveAsync(id, "/run/secrets/token", patience))
        {
            await using var reader = new System.Formats.Tar.TarReader(archive.Tar);
            var entry = (await reader.GetNextEntryAsync(cancellationToken: patience)).ShouldNotBeNull();
            (entry.Name, entry.Uid, entry.Gid).ShouldBe(("token", 33, 34));
            var data = new byte[4];
            await entry.DataStream.ShouldNotBeNull().ReadExactlyAsync(data, patience);
            Encoding.ASCII.GetString(data).ShouldBe("hush");
        }
        (await Should.ThrowAsync<EngineException>(() => engine.StatPathAsync(id, "/nowhere", patience))).IsNotFound.ShouldBeTrue();
        (await Should.ThrowAsync<EngineException>(() => engine.GetArchiveAsync(id, "/nowhere", patience))).IsNotFound.ShouldBeTrue();
        await engine.RemoveContainerAsync(id, false, force: true, patience);
    }

    [Fact]
    public async Task Events_tell_what_happened_after_one_listens()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience);
        var events = await engine.EventsAsync(fixture.Own.With("type", "container"), null, null, stop.Token);
        var name = fixture.Name("event");
        var id = await fixture.RunAsync("event", "exit 2");
        List<string> seen = [];
        await foreach (var happened in events)
        {
            if (happened.Actor.ID != id)
                continue;
            happened.Actor.Attributes["name"].ShouldBe(name);
            seen.Add(happened.Action);
            if (happened.Action != "die")
                continue;
            happened.Actor.Attributes["exitCode"].ShouldBe("2");
            break;
        }
        seen.ShouldBe(["create", "start", "die"]);
        await engine.RemoveContainerAsync(id, false, force: true, patience);

        var past = await engine.EventsAsync(fixture.Own.With("container", id), DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow, patience);
        (await past.Select(happened => happened.Action).ToListAsync(patience)).ShouldContain("die");
    }

    [Fact]
    public async Task An_image_that_cannot_be_pulled_is_a_failure()
    {
        var error = await Should.ThrowAsync<EngineException>(async () =>
        {
            await foreach (var _ in engine.PullImageAsync(ImageReference.Parse("127.0.0.1:1/no/such:image"), null, null, patience))
            {
            }
        });
        error.Message.ShouldContain("127.0.0.1:1");
    }

    [Fact]
    public async Task The_engine_says_who_it_is()
    {
        var ping = await engine.PingAsync(patience);
        (await engine.VersionAsync(patience)).ApiVersion.ShouldBe(ping.EngineApi.ToString());
        (await engine.InfoAsync(patience)).OSType.ShouldBe(ping.Os);
    }
}
