using Compose.EndToEnd.Tests.Running;
using Docker.DotNet.Models;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Resources;

[Trait("Category", "Engine")]
public sealed class RestartPolicyTests
{
    [Theory]
    [InlineData("restart: \"no\"", RestartPolicyKind.No, 0)]
    [InlineData("restart: always", RestartPolicyKind.Always, 0)]
    [InlineData("restart: unless-stopped", RestartPolicyKind.UnlessStopped, 0)]
    [InlineData("restart: on-failure:2", RestartPolicyKind.OnFailure, 2)]
    [InlineData("deploy: { restart_policy: { condition: on-failure, max_attempts: 4 } }", RestartPolicyKind.OnFailure, 4)]
    [InlineData("deploy: { restart_policy: { condition: any } }", RestartPolicyKind.Always, 0)]
    [InlineData("deploy: { restart_policy: { condition: none } }", RestartPolicyKind.No, 0)]
    [InlineData("deploy: { restart_policy: { condition: \"no\" } }", RestartPolicyKind.No, 0)]
    [InlineData("deploy: { restart_policy: { condition: always } }", RestartPolicyKind.Always, 0)]
    [InlineData("deploy: { restart_policy: { condition: unless-stopped } }", RestartPolicyKind.UnlessStopped, 0)]
    public async Task It_is_the_one_written_down(string attribute, RestartPolicyKind name, int tries)
    {
        await using var project = TestProject.Of(
            $"""
            services:
              web:
                image: busybox:local
                {attribute}
            """
        );
        await project.Compose("create");
        var policy = (await project.Container("web")).HostConfig.RestartPolicy!;
        (policy.Name, (int)policy.MaximumRetryCount).ShouldBe((name, tries));
    }

    [Fact]
    public async Task A_failing_container_is_tried_as_often_as_allowed_and_an_attached_up_sees_all_of_it()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", restart: "on-failure:2", command: sh -c 'echo tried; exit 3' }
            """
        );
        var up = await project.Compose("up");
        up.Lines.Count(line => line.EndsWith("| tried", StringComparison.Ordinal)).ShouldBe(3, up.ToString());
        up.Lines.Count(line => line == "web-1 exited with code 3 (restarting)").ShouldBe(2, up.ToString());
        up.Lines.ShouldContain("web-1 exited with code 3");
        (await project.Container("web")).Inspected.RestartCount.ShouldBe(2);
    }
}
