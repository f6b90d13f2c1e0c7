using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Applications;

[Trait("Category", "Engine")]
public sealed class HelloTests
{
    [Fact]
    public async Task It_is_built_prints_and_ends()
    {
        await using var project = TestProject.OfFixture("hello");
        var up = await project.Compose("up", "--build");
        up.Output.ShouldContain("Hello from a container");
        (await project.Container("test")).ShouldSatisfyAllConditions(
            test => test.Name.ShouldBe("hello-test"),
            test => test.ExitCode.ShouldBe(0),
            test => test.Config.Image.ShouldBe("testing:test")
        );
        await project.Compose("down", "--rmi", "all");
        (await project.Containers()).ShouldBeEmpty();
        (await Engine.HasImageAsync("testing:test")).ShouldBeFalse();
    }
}
