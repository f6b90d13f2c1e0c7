using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Resources;

[Trait("Category", "Engine")]
public sealed class NetworkTests
{
    [Fact]
    public async Task Services_find_each_other_by_name_and_by_alias()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600 }
              db:
                image: busybox:local
                init: true
                command: sleep 3600
                networks: { default: { aliases: [database, store] } }
            """
        );
        await project.Compose("up", "-d");
        foreach (var name in (string[])["db", "database", "store", $"{project.Name}-db-1"])
            await project.Compose("exec", "-T", "web", "ping", "-c1", "-W2", name);
    }

    [Fact]
    public async Task Networks_separate_who_does_not_share_one()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, networks: [front] }
              app: { image: "busybox:local", init: true, command: sleep 3600, networks: [front, back] }
              db: { image: "busybox:local", init: true, command: sleep 3600, networks: [back] }
            networks: { front: , back: { internal: true } }
            """
        );
        await project.Compose("up", "-d");
        (await project.Networks()).ShouldBe([$"{project.Name}_back", $"{project.Name}_front"]);
        await project.Compose("exec", "-T", "app", "ping", "-c1", "-W2", "db");
        await project.Compose("exec", "-T", "app", "ping", "-c1", "-W2", "web");
        (await Engine.Client.Networks.InspectNetworkAsync($"{project.Name}_back")).Internal.ShouldBeTrue();
        var address = (await project.Container("db")).Networks[$"{project.Name}_back"].IPAddress;
        // Engines briefly remove the isolation rules whenever a network is created (20.10: iptables -D FORWARD, then -I), and other tests
        // create some: one packet may pass, a second one does not.
        await Eventually.BecomesTrueAsync(
            "web does not reach db",
            async () => (await project.TryCompose("exec", "-T", "web", "ping", "-c1", "-W1", address)).ExitCode != 0
        );
    }

    [Fact]
    public async Task An_address_that_is_written_down_is_the_one_the_container_has()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, networks: { fixed: { ipv4_address: 10.199.7.9 } } }
            networks: { fixed: { ipam: { config: [{ subnet: 10.199.7.0/24, gateway: 10.199.7.1 }] } } }
            """
        );
        await project.Compose("up", "-d");
        (await project.Container("web")).Networks[$"{project.Name}_fixed"].IPAddress.ShouldBe("10.199.7.9");
    }

    [Fact]
    public async Task A_changed_network_is_recreated_and_its_containers_keep_alias_and_place()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, networks: { net: { aliases: [page] } } }
              visitor: { image: "busybox:local", init: true, command: sleep 3600, networks: [net] }
            networks: { net: { ipam: { config: [{ subnet: 10.199.8.0/24 }] } } }
            """
        );
        await project.Compose("up", "-d");
        project.Edit("10.199.8.0/24", "10.199.9.0/24");
        await project.Compose("up", "-d");
        (await project.Container("web")).Networks[$"{project.Name}_net"].IPAddress.ShouldStartWith("10.199.9.");
        await project.Compose("exec", "-T", "visitor", "ping", "-c1", "-W2", "page");
    }

    [Fact]
    public async Task An_external_network_is_used_and_never_removed()
    {
        await using var project = TestProject.Of("services: {}");
        var name = project.Name + "-elsewhere";
        project.Write(
            "compose.yaml",
            $$"""
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, networks: [shared] }
            networks: { shared: { external: true, name: {{name}} } }
            """
        );
        (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay(name, "could not be found");
        await Engine.Client.Networks.CreateNetworkAsync(new() { Name = name });
        try
        {
            await project.Compose("up", "-d");
            (await project.Container("web")).Networks.Keys.ShouldBe([name]);
            await project.Compose("down");
            (await Engine.HasNetworkAsync(name)).ShouldBeTrue();
        }
        finally
        {
            await Engine.Client.Networks.DeleteNetworkAsync(name);
        }
    }

    [Fact]
    public async Task A_network_can_be_none_or_that_of_another_service()
    {
        await using var project = TestProject.Of(
            """
            services:
              alone: { image: "busybox:local", init: true, command: sleep 3600, network_mode: none }
              host: { image: "busybox:local", init: true, command: httpd -f -p 8080 -h /etc }
              guest: { image: "busybox:local", init: true, command: sleep 3600, network_mode: "service:host" }
            """
        );
        await project.Compose("up", "-d");
        (await project.Container("alone")).Networks.Keys.ShouldBe(["none"]);
        (await project.Container("guest")).HostConfig.NetworkMode.ShouldBe("container:" + (await project.Container("host")).Id);
        await Eventually.BecomesTrueAsync(
            "the guest sees the host's server",
            async () =>
                (await project.TryCompose("exec", "-T", "guest", "wget", "-q", "-O", "-", "http://127.0.0.1:8080/group")).ExitCode == 0
        );
    }

    [Fact]
    public async Task Ports_are_published_where_written_and_anywhere_when_not()
    {
        var port = TestProject.FreePort();
        await using var project = TestProject.Of(
            $"""
            services:
              web:
                image: busybox:local
                init: true
                command: sh -c 'mkdir /page; echo hello >/page/index.html; httpd -f -p 80 -h /page'
                ports: ["127.0.0.1:{port}:80", "80"]
            """
        );
        await project.Compose("up", "-d");
        using var written = new Web(port);
        (await written.GetAsync("/")).ShouldBe("hello\n");
        (await project.Compose("port", "web", "80")).Output.ShouldContain(":");
    }

    [Fact]
    public async Task Extra_hosts_links_and_a_host_name_are_as_written()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                hostname: front
                extra_hosts: ["elsewhere:10.9.8.7"]
                links: ["db:database"]
              db: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        await project.Compose("up", "-d");
        (await project.Compose("exec", "-T", "web", "hostname")).Output.ShouldBe("front\n");
        (await project.Compose("exec", "-T", "web", "cat", "/etc/hosts")).Lines.ShouldContain(line =>
            line.StartsWith("10.9.8.7") && line.EndsWith("elsewhere")
        );
        await project.Compose("exec", "-T", "web", "ping", "-c1", "-W2", "database");
    }
}
