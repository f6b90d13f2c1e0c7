using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Resources;

[Trait("Category", "Engine")]
public sealed class RestartPolicyTests
{
    [Theory]
    [InlineData("restart: \"no\"", "no", 0)]
    [InlineData("restart: always", "always", 0)]
    [InlineData("restart: unless-stopped", "unless-stopped", 0)]
    [InlineData("restart: on-failure:2", "on-failure", 2)]
    [InlineData("deploy: { restart_policy: { condition: on-failure, max_attempts: 4 } }", "on-failure", 4)]
    [InlineData("deploy: { restart_policy: { condition: any } }", "always", 0)]
    public async Task It_is_the_one_written_down(string attribute, string name, int tries)
    {
        await using var project = TestProject.Of($"""
            services:
              web:
                image: busybox:local
                {attribute}
            """);
        await project.Compose("create");
        var policy = (await project.Container("web")).HostConfig.GetProperty("RestartPolicy");
        (policy.GetProperty("Name").GetString(), policy.GetProperty("MaximumRetryCount").GetInt32()).ShouldBe((name, tries));
    }

    [Fact]
    public async Task A_failing_container_is_tried_as_often_as_allowed_and_an_attached_up_sees_all_of_it()
    {
        await using var project = TestProject.Of("""
            services:
              web: { image: "busybox:local", restart: "on-failure:2", command: sh -c 'echo tried; exit 3' }
            """);
        var up = await project.Compose("up");
        up.Lines.Count(line => line.EndsWith("| tried", StringComparison.Ordinal)).ShouldBe(3, up.ToString());
        up.Lines.Count(line => line == "web-1 exited with code 3 (restarting)").ShouldBe(2, up.ToString());
        up.Lines.ShouldContain("web-1 exited with code 3");
        (await project.Container("web")).Json.GetProperty("RestartCount").GetInt32().ShouldBe(2);
    }
}
