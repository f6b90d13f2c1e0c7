using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Resources;

[Trait("Category", "Engine")]
public sealed class HookTests
{
    [Fact]
    public async Task What_is_to_run_after_the_start_has_run_when_up_is_done()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                post_start: [{ command: [touch, /tmp/started] }]
            """
        );
        await project.Compose("up", "-d");
        await project.Compose("exec", "-T", "web", "test", "-f", "/tmp/started");
    }

    [Fact]
    public async Task A_failure_after_the_start_fails_up()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                post_start: [{ command: sh -c 'exit 9' }]
            """
        );
        (await project.TryCompose("up", "-d")).ShouldFail().ShouldSay("web");
    }

    [Fact]
    public async Task What_is_to_run_before_the_stop_runs_before_it()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                volumes: [".:/project"]
                pre_stop: [{ command: touch /project/stopped }]
            """
        );
        await project.Compose("up", "-d");
        await project.Compose("stop");
        File.Exists(Path.Combine(project.Folder, "stopped")).ShouldBeTrue();
    }
}
