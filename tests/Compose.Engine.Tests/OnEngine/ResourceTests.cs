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
    private readonly EngineClient _engine = fixture.Engine;
    private readonly CancellationToken _patience = fixture.Patience;

    [Fact]
    public async Task A_network_is_made_joined_and_left()
    {
        var name = fixture.Name("net");
        var network = (await _engine.CreateNetworkAsync(new()
        {
            Name = name,
            Internal = true,
            Labels = fixture.Labels,
            IPAM = new() { Config = [new() { Subnet = "10.251.7.0/24", Gateway = "10.251.7.1" }] },
        }, _patience)).Id;
        (await Should.ThrowAsync<EngineException>(() => _engine.CreateNetworkAsync(new() { Name = name }, _patience))).IsConflict.ShouldBeTrue();

        var id = await fixture.RunAsync("member", "sleep 600");
        await _engine.ConnectNetworkAsync(network, id, new() { Aliases = ["db"], IPAMConfig = new() { IPv4Address = "10.251.7.9" } }, _patience);
        var endpoint = (await _engine.InspectContainerAsync(id, _patience)).NetworkSettings.Networks[name];
        (endpoint.IPAddress, endpoint.NetworkID).ShouldBe(("10.251.7.9", network));
        endpoint.Aliases.ShouldNotBeNull().ShouldContain("db");
        (await Should.ThrowAsync<EngineException>(() => _engine.RemoveNetworkAsync(network, _patience))).Status.ShouldNotBeNull();

        var shown = await _engine.InspectNetworkAsync(name, _patience);
        (shown.Internal, shown.Driver, shown.Containers.Keys.ShouldHaveSingleItem()).ShouldBe((true, "bridge", id));
        shown.IPAM.ShouldNotBeNull().Config.ShouldNotBeNull().ShouldHaveSingleItem().Subnet.ShouldBe("10.251.7.0/24");
        await _engine.DisconnectNetworkAsync(network, id, force: true, _patience);
        await _engine.RemoveNetworkAsync(network, _patience);
        (await _engine.ListNetworksAsync(fixture.Own, _patience)).ShouldBeEmpty();
        await _engine.RemoveContainerAsync(id, false, force: true, _patience);
    }

    [Fact]
    public async Task A_new_container_has_the_endpoint_it_asks_for()
    {
        var name = fixture.Name("first");
        var network = (await _engine.CreateNetworkAsync(new() { Name = name, Labels = fixture.Labels }, _patience)).Id;
        var body = fixture.Shell("sleep 600") with
        {
            HostConfig = new() { NetworkMode = name },
            NetworkingConfig = new(new Dictionary<string, EndpointSettings> { [name] = new() { Aliases = ["web"] } }),
        };
        var id = (await _engine.CreateContainerAsync(fixture.Name("endpoint"), body, null, _patience)).Id;
        await _engine.StartContainerAsync(id, _patience);
        (await _engine.InspectContainerAsync(id, _patience)).NetworkSettings.Networks.ShouldHaveSingleItem().Value.Aliases.ShouldNotBeNull().ShouldContain("web");
        await _engine.RemoveContainerAsync(id, false, force: true, _patience);
        await _engine.RemoveNetworkAsync(network, _patience);
    }

    [Fact]
    public async Task A_volume_is_made_used_and_removed()
    {
        var name = fixture.Name("vol");
        await _engine.CreateVolumeAsync(new() { Name = name, Labels = fixture.Labels }, _patience);
        (await _engine.InspectVolumeAsync(name, _patience)).Labels.ShouldBe(fixture.Labels);
        (await _engine.ListVolumesAsync(fixture.Own.Name(name), _patience)).ShouldHaveSingleItem().Driver.ShouldBe("local");
        var id = (await _engine.CreateContainerAsync(fixture.Name("user"), fixture.Shell("true") with { HostConfig = new() { Binds = [name + ":/data:ro"] } }, null, _patience)).Id;
        (await _engine.InspectContainerAsync(id, _patience)).Mounts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            mount => mount.Name.ShouldBe(name), mount => mount.RW.ShouldBeFalse(), mount => mount.Destination.ShouldBe("/data"));
        (await Should.ThrowAsync<EngineException>(() => _engine.RemoveVolumeAsync(name, force: true, _patience))).IsConflict.ShouldBeTrue();
        await _engine.RemoveContainerAsync(id, volumes: true, force: true, _patience);
        await _engine.RemoveVolumeAsync(name, force: false, _patience);
        await _engine.RemoveVolumeAsync(name, force: true, _patience);
        (await Should.ThrowAsync<EngineException>(() => _engine.InspectVolumeAsync(name, _patience))).IsNotFound.ShouldBeTrue();
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
        }], _patience))
            await _engine.PutArchiveAsync(id, "/", tar, copyOwner: true, _patience);

        var stat = await _engine.StatPathAsync(id, "/run/secrets/token", _patience);
        (stat.Name, stat.Size, stat.Mode & 0x1FF, stat.IsDirectory).ShouldBe(("token", 4, 0x100u, false));
        (await _engine.StatPathAsync(id, "/run/secrets", _patience)).IsDirectory.ShouldBeTrue();
        (await _engine.StatPathAsync(id, "/bin/sh", _patience)).IsSymbolicLink.ShouldBeTrue();
        await using (var archive = await _engine.GetArchiveAsync(id, "/run/secrets/token", _patience))
        {
            await using var reader = new System.Formats.Tar.TarReader(archive.Tar);
            var entry = (await reader.GetNextEntryAsync(cancellationToken: _patience)).ShouldNotBeNull();
            (entry.Name, entry.Uid, entry.Gid).ShouldBe(("token", 33, 34));
            var data = new byte[4];
            await entry.DataStream.ShouldNotBeNull().ReadExactlyAsync(data, _patience);
            Encoding.ASCII.GetString(data).ShouldBe("hush");
        }
        (await Should.ThrowAsync<EngineException>(() => _engine.StatPathAsync(id, "/nowhere", _patience))).IsNotFound.ShouldBeTrue();
        (await Should.ThrowAsync<EngineException>(() => _engine.GetArchiveAsync(id, "/nowhere", _patience))).IsNotFound.ShouldBeTrue();
        await _engine.RemoveContainerAsync(id, false, force: true, _patience);
    }

    [Fact]
    public async Task Events_tell_what_happened_after_one_listens()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_patience);
        var events = await _engine.EventsAsync(fixture.Own.With("type", "container"), null, null, stop.Token);
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
        await _engine.RemoveContainerAsync(id, false, force: true, _patience);

        var past = await _engine.EventsAsync(fixture.Own.With("container", id), DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow, _patience);
        (await past.Select(happened => happened.Action).ToListAsync(_patience)).ShouldContain("die");
    }

    [Fact]
    public async Task An_image_that_cannot_be_pulled_is_a_failure()
    {
        var error = await Should.ThrowAsync<EngineException>(async () =>
        {
            await foreach (var _ in _engine.PullImageAsync(ImageReference.Parse("127.0.0.1:1/no/such:image"), null, null, _patience))
            {
            }
        });
        error.Message.ShouldContain("127.0.0.1:1");
    }

    [Fact]
    public async Task The_engine_says_who_it_is()
    {
        var ping = await _engine.PingAsync(_patience);
        (await _engine.VersionAsync(_patience)).ApiVersion.ShouldBe(ping.EngineApi.ToString());
        (await _engine.InfoAsync(_patience)).OSType.ShouldBe(ping.Os);
    }
}
