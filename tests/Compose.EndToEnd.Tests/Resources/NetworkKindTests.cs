using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;
using EndpointSettings = Docker.DotNet.Models.EndpointSettings;

namespace Compose.EndToEnd.Tests.Resources;

/// <summary>Kinds and options of networks, other than name resolution.</summary>
[Trait("Category", "Engine")]
public sealed class NetworkKindTests
{
    [Fact]
    public async Task A_network_is_made_with_the_options_and_labels_written_down()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, networks: [net] }
            networks:
              net:
                driver: bridge
                driver_opts: { com.docker.network.driver.mtu: 1234 }
                attachable: true
                internal: true
                labels: { owner: tests }
                ipam: { config: [{ subnet: 10.199.50.0/24, ip_range: 10.199.50.128/25, gateway: 10.199.50.3, aux_addresses: { printer: 10.199.50.129 } }] }
            """
        );
        await project.Compose("up", "-d");
        var network = await Engine.Client.Networks.InspectNetworkAsync($"{project.Name}_net");
        network.Driver.ShouldBe("bridge");
        network.Options["com.docker.network.driver.mtu"].ShouldBe("1234");
        (network.Attachable, network.Internal).ShouldBe((true, true));
        network.Labels["owner"].ShouldBe("tests");
        network.Labels["com.docker.compose.network"].ShouldBe("net");
        var pool = network.IPAM!.Config![0];
        pool.Subnet.ShouldBe("10.199.50.0/24");
        pool.AuxAddress!["printer"].ShouldBe("10.199.50.129");
        // The first free address of the range, after the printer's.
        (await project.Container("web"))
            .Networks[$"{project.Name}_net"]
            .IPAddress.ShouldBeOneOf("10.199.50.128", "10.199.50.130");
        (await project.Compose("exec", "-T", "web", "cat", "/sys/class/net/eth0/mtu")).Output.ShouldBe("1234\n");
        await project.Compose("plan");
    }

    [Fact]
    public async Task A_container_can_be_in_the_network_of_the_machine()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, network_mode: host }
            """
        );
        await project.Compose("up", "-d");
        (await project.Container("web")).Networks.Keys.ShouldBe(["host"]);
        (await project.Networks()).ShouldBeEmpty();
        await project.Compose("plan");
    }

    [Fact]
    public async Task Hardware_address_and_aliases_belong_to_the_network_they_are_written_for()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                networks:
                  front: { mac_address: "02:42:ac:11:65:43", aliases: [face], priority: 10 }
                  back: { aliases: [spine], ipv4_address: 10.199.51.77 }
            networks: { front: , back: { ipam: { config: [{ subnet: 10.199.51.0/24 }] } } }
            """
        );
        await project.Compose("up", "-d");
        var networks = (await project.Container("web")).Networks;
        var (front, back) = (networks[$"{project.Name}_front"], networks[$"{project.Name}_back"]);
        front.MacAddress.ShouldBe("02:42:ac:11:65:43");
        Aliases(front).ShouldContain("face");
        Aliases(front).ShouldNotContain("spine");
        Aliases(back).ShouldContain("spine");
        back.IPAddress.ShouldBe("10.199.51.77");
        await project.Compose("plan");
    }

    [Theory]
    [InlineData("1.41")]
    [InlineData("1.44")]
    [InlineData("1.45")]
    public async Task Several_networks_are_joined_whatever_version_is_spoken(string version)
    {
        if (await Engine.ApiVersionAsync() < Version.Parse(version))
            version = "1.41";
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, networks: { one: { aliases: [here] }, two: { aliases: [there] }, three: } }
              visitor: { image: "busybox:local", init: true, command: sleep 3600, networks: [two] }
            networks: { one: , two: , three: }
            """
        );
        project.Variables["DOCKER_API_VERSION"] = version;
        await project.Compose("up", "-d");
        (await project.Container("web"))
            .Networks.Keys.Order()
            .ShouldBe([$"{project.Name}_one", $"{project.Name}_three", $"{project.Name}_two"]);
        await project.Compose("exec", "-T", "visitor", "ping", "-c1", "-W2", "there");
        await project.Compose("plan");
    }

    private static string?[] Aliases(EndpointSettings endpoint) => [.. endpoint.Aliases ?? []];
}
