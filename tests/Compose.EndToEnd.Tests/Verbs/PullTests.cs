using Compose.EndToEnd.Tests.Running;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

[Trait("Category", "Engine")]
public sealed class PullTests
{
    [Fact]
    public async Task An_image_that_is_here_and_may_stay_is_not_pulled()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", pull_policy: missing, command: sleep 3600 }
              built: { build: . }
            """
        );
        (await project.Compose("pull")).ShouldSay(
            " Image busybox:local Skipped Image is already present locally\n",
            " built Skipped No image to be pulled\n"
        );
    }

    [Fact]
    public async Task What_can_be_built_is_named_when_it_cannot_be_pulled()
    {
        await using var project = TestProject.Of(
            """
            services:
              built: { image: "localhost:1/no/such:1", build: . }
              other: { image: "localhost:1/no/other:1", pull_policy: never }
            """
        );
        foreach (
            var flags in (string[][])
                [
                    [],
                    ["--ignore-pull-failures"],
                ]
        )
            (await project.TryCompose(["pull", .. flags]))
                .ShouldExitWith(flags is [] ? 1 : 0)
                .ShouldSay(
                    "Some service image(s) must be built from source by running:",
                    "build built",
                    " Image localhost:1/no/other:1 Skipped\n"
                );
        (await project.Compose("pull", "--ignore-buildable")).ShouldSay(" Image localhost:1/no/such:1 Skipped Image can be built\n");
    }

    [Theory, InlineData("localhost:1/no/such"), InlineData("localhost:1/no/such:latest")]
    public async Task What_is_called_latest_is_pulled_though_it_is_here(string image)
    {
        await using var project = TestProject.Of($"services: {{ web: {{ image: \"{image}\", pull_policy: missing }} }}");
        await Engine.TagAsync("busybox:local", $"localhost:1/no/such", "latest");
        try
        {
            (await project.TryCompose("pull")).ShouldExitWith(1).ShouldSay($" Image {image} Pulling\n", "cannot be pulled");
        }
        finally
        {
            await Engine.RemoveImageAsync("localhost:1/no/such:latest");
        }
    }

    [Fact]
    public async Task A_failed_pull_names_image_and_service_and_can_be_overlooked()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: localhost:1/no/such:1
              here: { image: "busybox:local", pull_policy: missing }
            """
        );
        (await project.TryCompose("pull")).ShouldExitWith(1).ShouldSay("web", "localhost:1");
        await project.Compose("pull", "--ignore-pull-failures");
    }

    [Fact]
    public async Task Never_means_never()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "localhost:1/no/such:1", pull_policy: never }
            """
        );
        (await project.TryCompose("up", "-d")).ShouldExitWith(1).ShouldSay("localhost:1/no/such:1");
    }
}
