using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Resources;

[Trait("Category", "Engine")]
public sealed class LimitTests
{
    [Fact]
    public async Task Limits_capabilities_and_kernel_settings_reach_the_engine_as_written()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                read_only: true
                user: "33:33"
                working_dir: /tmp
                cap_drop: [ALL]
                cap_add: [NET_BIND_SERVICE]
                security_opt: [no-new-privileges]
                sysctls: { net.core.somaxconn: 1024 }
                ulimits: { nofile: { soft: 123, hard: 456 } }
                shm_size: 8m
                stop_signal: SIGQUIT
                stop_grace_period: 1500ms
                restart: on-failure:3
                deploy: { resources: { limits: { cpus: "0.5", memory: 64m, pids: 20 } } }
                logging: { driver: json-file, options: { max-size: 1m } }
            """
        );
        await project.Compose("up", "-d");
        var web = await project.Container("web");
        web.HostConfig.Memory.ShouldBe(64 << 20);
        web.HostConfig.NanoCPUs.ShouldBe(500_000_000);
        web.HostConfig.PidsLimit.ShouldBe(20);
        web.HostConfig.ReadonlyRootfs.ShouldBeTrue();
        web.HostConfig.ShmSize.ShouldBe(8 << 20);
        web.HostConfig.RestartPolicy!.MaximumRetryCount.ShouldBe(3);
        web.HostConfig.LogConfig!.Config!["max-size"].ShouldBe("1m");
        web.Config.StopSignal.ShouldBe("SIGQUIT");
        web.Config.StopTimeout.ShouldBe(TimeSpan.FromSeconds(1));
        var files = web.HostConfig.Ulimits!.Single();
        (files.Soft, files.Hard).ShouldBe((123, 456));
        // The hard limit of files: with runc 1.1, Go's runtime may raise the child's soft limit to it (opencontainers/runc#4195).
        (
            await project.Compose("exec", "-T", "web", "sh", "-c", "id -u; pwd; ulimit -Hn; cat /proc/sys/net/core/somaxconn")
        ).Lines.ShouldBe(["33", "/tmp", "456", "1024"]);
    }
}
