using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class PullTests
{
    [Fact]
    public async Task An_image_that_is_here_and_may_stay_is_not_pulled()
    {
        await using var project = TestProject.Of("""
            services:
              web: { image: "busybox:local", pull_policy: missing, command: sleep 3600 }
              built: { build: . }
            """);
        await project.Compose("pull");
    }

    [Fact]
    public async Task A_failed_pull_names_image_and_service_and_can_be_overlooked()
    {
        await using var project = TestProject.Of("""
            services:
              web:
                image: localhost:1/no/such:1
              here: { image: "busybox:local", pull_policy: missing }
            """);
        (await project.TryCompose("pull")).ShouldExitWith(1).ShouldSay("web", "localhost:1");
        await project.Compose("pull", "--ignore-pull-failures");
    }

    [Fact]
    public async Task Without_a_tag_the_latest_is_meant_and_asked_for_although_one_is_here()
    {
        await using var project = TestProject.Of("services: { web: { image: NAME, pull_policy: missing } }");
        var name = "localhost:1/" + project.Name;
        await EngineApi.PostAsync($"/images/busybox:local/tag?repo={name}&tag=latest");
        try
        {
            project.Edit("NAME", name);
            (await project.TryCompose("pull")).ShouldExitWith(1).ShouldSay("localhost:1");
        }
        finally
        {
            await EngineApi.DeleteAsync($"/images/{name}:latest");
        }
    }

    [Fact]
    public async Task Never_means_never()
    {
        await using var project = TestProject.Of("""
            services:
              web: { image: "localhost:1/no/such:1", pull_policy: never }
            """);
        (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay("localhost:1/no/such:1");
    }
}
