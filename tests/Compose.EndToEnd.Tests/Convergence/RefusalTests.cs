using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

/// <summary>Engine refusals are reported with service, location and help.</summary>
[Trait("Category", "Engine")]
public sealed class RefusalTests
{
    [Theory]
    [InlineData("runtime: is-not-there", "4:14", "is-not-there", "docker info")]
    [InlineData("devices: [/dev/null, /dev/not-there]", "4:26", "/dev/not-there", "or remove it")]
    [InlineData("gpus: all", "4:11", "gpu", "or remove it")]
    [InlineData("user: nobody-knows", "4:11", "nobody-knows", "Use its number")]
    [InlineData("logging: { driver: no-log }", "4:24", "no-log", "docker info")]
    [InlineData("sysctls: { net.no.such: 1 }", "4:16", "/proc/sys/net/no/such", "Check the name")]
    [InlineData("cap_add: [CHOWN, NO_SUCH]", "4:22", "NO_SUCH", "man 7 capabilities")]
    [InlineData("network_mode: \"container:nobody\"", "4:19", "nobody", "Start that container first")]
    [InlineData("command: [no-such-program]", "4:15", "no-such-program", "Check its spelling")]
    [InlineData("entrypoint: [no-such-program]", "4:18", "no-such-program", "Check its spelling")]
    [InlineData("volumes: [\"./compose.yaml:/etc\"]", "4:15", "/etc", "a folder on a folder")]
    [InlineData(
        "volumes: [{ type: bind, source: ./not-there, target: /data, bind: { create_host_path: false } }]",
        "4:37",
        "not-there",
        "Create the file or folder"
    )]
    public async Task For_a_service(string attribute, string place, string culprit, string help)
    {
        await using var project = TestProject.Of(
            $"""
            services:
              web:
                image: busybox:local
                {attribute}
            """
        );
        var up = (await project.TryCompose("up", "-d"))
            .ShouldExitWith(1)
            .ShouldSay($"compose.yaml:{place}: service web: ", culprit, "= help: ", help);
        up.Error.ShouldNotContain("   at Compose");
        up.Error.ShouldNotContain("OCI runtime create failed");
    }

    [Theory]
    [InlineData("driver: no-driver", "6:13", "no-driver")]
    [InlineData("ipam: { config: [{ subnet: 10.199.40.128/25 }] }", "6:11", "overlap")]
    public async Task For_a_network(string attribute, string place, string words)
    {
        await using var holder = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600 }
            networks: { default: { ipam: { config: [{ subnet: 10.199.40.0/24 }] } } }
            """
        );
        await holder.Compose("up", "-d");
        await using var project = TestProject.Of(
            $"""
            services:
              web: {"{ image: \"busybox:local\", networks: [back] }"}
            # a comment
            networks:
              back:
                {attribute}
            """
        );
        (await project.TryCompose("up", "-d"))
            .ShouldExitWith(1)
            .ShouldSay($"compose.yaml:{place}: failed to create network {project.Name}_back: ", words, "= help: ");
    }

    [Fact]
    public async Task For_a_volume()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", volumes: ["data:/data"] }
            volumes:
              data:
                driver: no-driver
            """
        );
        (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay("compose.yaml:5:13: volume data: ", "no-driver", "= help: ");
    }

    [Fact]
    public async Task For_the_file_of_a_secret()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", secrets: [word] }
            secrets:
              word:
                file: ./not-there.txt
            """
        );
        (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay("compose.yaml:5:11: service web: ", "not-there.txt", "= help: ");
    }

    [Fact]
    public async Task For_an_address_outside_of_the_network()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                networks:
                  default:
                    ipv4_address: 10.1.1.1
            networks: { default: { ipam: { config: [{ subnet: 10.199.41.0/24 }] } } }
            """
        );
        (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay("compose.yaml:6:23: service web: ", "10.1.1.1", "= help: ");
    }

    [Fact]
    public async Task A_container_name_that_somebody_else_has_is_told_with_who_has_it()
    {
        await using var holder = TestProject.Of("services: {}");
        var name = holder.Name + "-taken";
        holder.Write(
            "compose.yaml",
            $$"""
            services:
              web: { image: "busybox:local", init: true, command: sleep 3600, container_name: {{name}} }
            """
        );
        await holder.Compose("up", "-d");
        await using var project = TestProject.Of(
            $"""
            services:
              other:
                image: busybox:local
                container_name: {name}
            """
        );
        (await project.TryCompose("up", "-d"))
            .ShouldExitWith(1)
            .ShouldSay(
                $"compose.yaml:4:21: service other: container name \"{name}\" is already in use by container ",
                $" of project {holder.Name}",
                $"docker rm -f {name}"
            );
        (await holder.Container("web")).Status.ShouldBe("running");
    }

    [Fact]
    public async Task A_failing_check_is_told_with_what_it_said()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                depends_on:
                  db:
                    condition: service_healthy
              db:
                image: busybox:local
                init: true
                command: sleep 3600
                healthcheck: { test: "echo the store is away; exit 1", interval: 100ms, retries: 2 }
            """
        );
        (await project.TryCompose("up", "-d"))
            .ShouldExitWith(1)
            .ShouldSay(
                $"compose.yaml:5:7: dependency failed to start: container {project.Name}-db-1 is unhealthy",
                "last probes of its healthcheck:",
                "exit code 1: the store is away",
                "Try the command of its healthcheck with `compose exec db`."
            );
    }

    [Fact]
    public async Task A_dependency_without_a_check_cannot_be_waited_for()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", depends_on: { db: { condition: service_healthy } } }
              db: { image: "busybox:local", init: true, command: sleep 3600 }
            """
        );
        (await project.TryCompose("up", "-d"))
            .ShouldExitWith(1)
            .ShouldSay("compose.yaml:2:48", "has no healthcheck configured", "= help: ", "db");
    }
}
