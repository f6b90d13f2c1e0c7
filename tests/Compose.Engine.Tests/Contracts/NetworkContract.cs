using System.Net;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Contracts;

/// <summary>Networks and their members.</summary>
public abstract class NetworkContract(EngineUnderTest under)
{
    private readonly IEngine engine = under.Engine;
    private readonly CancellationToken patience = under.Patience;

    [Fact]
    public async Task A_network_is_made_joined_and_left()
    {
        var name = under.Name("net");
        var network = await CreateAsync(
            "net",
            new()
            {
                Name = name,
                Internal = true,
                IPAM = new() { Config = [new() { Subnet = "10.251.7.0/24", Gateway = "10.251.7.1" }] },
            }
        );
        var again = await EngineUnderTest.RefusedAsync(() => engine.CreateNetworkAsync(new() { Name = name }, patience));
        (again.IsConflict, again.Message).ShouldBe((true, $"network with name {name} already exists"));

        var id = await under.RunAsync("member", "sleep 600");
        await engine.ConnectNetworkAsync(
            network,
            id,
            new()
            {
                Aliases = ["db"],
                IPAMConfig = new() { IPv4Address = "10.251.7.9" },
            },
            patience
        );
        var endpoint = (await engine.InspectContainerAsync(id, patience)).NetworkSettings.Networks[name];
        (endpoint.IPAddress, endpoint.NetworkID).ShouldBe(("10.251.7.9", network));
        endpoint.Aliases.ShouldNotBeNull().ShouldContain("db");
        (await EngineUnderTest.RefusedAsync(() => engine.ConnectNetworkAsync(network, id, null, patience))).Status.ShouldBe(
            HttpStatusCode.Forbidden
        );
        var used = await EngineUnderTest.RefusedAsync(() => engine.RemoveNetworkAsync(network, patience));
        used.Status.ShouldBe(HttpStatusCode.Forbidden);
        used.Message.ShouldContain("has active endpoints");

        var shown = await engine.InspectNetworkAsync(name, patience);
        (shown.Internal, shown.Driver, shown.Containers.Keys.ShouldHaveSingleItem()).ShouldBe((true, "bridge", id));
        shown.IPAM.ShouldNotBeNull().Config.ShouldNotBeNull().ShouldHaveSingleItem().Subnet.ShouldBe("10.251.7.0/24");
        await engine.DisconnectNetworkAsync(network, id, force: true, patience);
        (
            (int?)(await EngineUnderTest.RefusedAsync(() => engine.DisconnectNetworkAsync(network, id, force: true, patience))).Status
        ).ShouldBe(500);
        await engine.RemoveNetworkAsync(network, patience);
        (await EngineUnderTest.RefusedAsync(() => engine.RemoveNetworkAsync(network, patience))).IsNotFound.ShouldBeTrue();
        (await engine.ListNetworksAsync(under.Own.Name(name), patience)).ShouldBeEmpty();
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task A_new_container_has_the_endpoint_it_asks_for()
    {
        var name = under.Name("first");
        var network = await CreateAsync("first", new() { Name = name });
        var id = await under.CreateAsync("endpoint", In(name, new() { Aliases = ["web"] }));
        (await EndpointAsync(id, name)).ShouldSatisfyAllConditions(
            created => created.Aliases.ShouldBe(["web"]),
            created => created.NetworkID.ShouldBeNullOrEmpty(),
            created => created.IPAddress.ShouldBeNullOrEmpty()
        );
        await engine.StartContainerAsync(id, patience);
        (await EndpointAsync(id, name)).ShouldSatisfyAllConditions(
            running => running.Aliases.ShouldNotBeNull().ShouldContain("web"),
            running => running.NetworkID.ShouldBe(network),
            running => running.IPAddress.ShouldNotBeNullOrEmpty()
        );
        await engine.StopContainerAsync(id, 0, patience);
        (await EndpointAsync(id, name)).ShouldSatisfyAllConditions(
            stopped => stopped.Aliases.ShouldNotBeNull().ShouldContain("web"),
            stopped => stopped.NetworkID.ShouldBe(network),
            stopped => stopped.IPAddress.ShouldBeNullOrEmpty()
        );
        await under.RemoveAsync(id);
        await engine.RemoveNetworkAsync(network, patience);
    }

    [Fact]
    public async Task A_network_that_only_stopped_containers_are_in_can_go_and_then_they_cannot_start()
    {
        var name = under.Name("gone");
        var network = await CreateAsync("gone", new() { Name = name });
        var id = await under.CreateAsync("homeless", In(name, new()));
        await engine.RemoveNetworkAsync(network, patience);
        var error = await EngineUnderTest.RefusedAsync(() => engine.StartContainerAsync(id, patience));
        error.IsNotFound.ShouldBeTrue();
        error.Message.ShouldContain($"network {name} not found");
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task Several_networks_at_once_are_for_newer_engines()
    {
        var names = new[] { under.Name("one"), under.Name("two") };
        foreach (var name in names)
            await engine.CreateNetworkAsync(new() { Name = name, Labels = under.Labels }, patience);
        var body = In(names[0], new()) with { NetworkingConfig = new(names.ToDictionary(name => name, _ => new EndpointSettings())) };
        if ((await engine.PingAsync(patience)).Api >= ApiVersion.ManyEndpointsInCreate)
        {
            var id = await under.CreateAsync("both", body);
            (await engine.InspectContainerAsync(id, patience)).NetworkSettings.Networks.Keys.ShouldBe(names, ignoreOrder: true);
            await under.RemoveAsync(id);
        }
        else
        {
            (await EngineUnderTest.RefusedAsync(() => under.CreateAsync("both", body))).IsInvalid.ShouldBeTrue();
        }

        foreach (var name in names)
            await engine.RemoveNetworkAsync(name, patience);
    }

    [Fact]
    public async Task Lists_are_narrowed_by_label_and_part_of_the_name()
    {
        var labels = new Dictionary<string, string>(under.Labels) { ["role"] = "front" };
        var front = (await engine.CreateNetworkAsync(new() { Name = under.Name("front"), Labels = labels }, patience)).Id;
        var fronts = (await engine.CreateNetworkAsync(new() { Name = under.Name("fronts"), Labels = under.Labels }, patience)).Id;
        (await IdsAsync(under.Own.Name(under.Name("front")))).ShouldBe([front, fronts], ignoreOrder: true);
        (await IdsAsync(under.Own.Label("role", "front"))).ShouldBe([front]);
        (await IdsAsync(under.Own.With("id", fronts))).ShouldBe([fronts]);
        var shown = (await engine.ListNetworksAsync(under.Own.With("id", front), patience)).ShouldHaveSingleItem();
        (shown.Name, shown.Driver, shown.Scope, shown.Labels["role"]).ShouldBe((under.Name("front"), "bridge", "local", "front"));
        await engine.RemoveNetworkAsync(front, patience);
        await engine.RemoveNetworkAsync(fronts, patience);
    }

    [Fact]
    public async Task What_is_not_there_or_not_ours_is_refused()
    {
        var id = await under.RunAsync("alone", "sleep 600");
        var missing = await EngineUnderTest.RefusedAsync(() => engine.ConnectNetworkAsync(under.Name("no-net"), id, null, patience));
        (missing.IsNotFound, missing.Message).ShouldBe((true, $"network {under.Name("no-net")} not found"));
        (await EngineUnderTest.RefusedAsync(() => engine.InspectNetworkAsync(under.Name("no-net"), patience))).IsNotFound.ShouldBeTrue();
        (
            await EngineUnderTest.RefusedAsync(() => engine.ConnectNetworkAsync("bridge", under.Name("nobody"), null, patience))
        ).IsNotFound.ShouldBeTrue();
        var own = await EngineUnderTest.RefusedAsync(() => engine.RemoveNetworkAsync("bridge", patience));
        (own.Status, own.Message).ShouldBe((HttpStatusCode.Forbidden, "bridge is a pre-defined network and cannot be removed"));
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task A_stopped_container_can_be_put_into_a_network_that_is_not_there_and_then_cannot_start()
    {
        var id = await under.CreateAsync("hopeful", under.Shell("true"));
        await engine.ConnectNetworkAsync(under.Name("no-net"), id, null, patience);
        (await engine.InspectContainerAsync(id, patience)).NetworkSettings.Networks.Keys.ShouldContain(under.Name("no-net"));
        (await EngineUnderTest.RefusedAsync(() => engine.StartContainerAsync(id, patience))).IsNotFound.ShouldBeTrue();
        await under.RemoveAsync(id);
    }

    private ContainerCreate In(string network, EndpointSettings endpoint) =>
        under.Shell("sleep 600") with
        {
            HostConfig = new() { NetworkMode = network },
            NetworkingConfig = new(new Dictionary<string, EndpointSettings> { [network] = endpoint }),
        };

    private async Task<string> CreateAsync(string name, NetworkCreate body) =>
        (await engine.CreateNetworkAsync(body with { Name = under.Name(name), Labels = under.Labels }, patience)).Id;

    private async Task<EndpointSettings> EndpointAsync(string container, string network) =>
        (await engine.InspectContainerAsync(container, patience)).NetworkSettings.Networks[network];

    private async Task<IEnumerable<string>> IdsAsync(Filters filters) =>
        (await engine.ListNetworksAsync(filters, patience)).Select(network => network.Id);
}
