using System.Net;
using Compose.Cli.Failures;
using Compose.Engine.Contract;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Terminal;

public sealed class FailureTextTests
{
    [Fact]
    public void A_full_disk_comes_with_the_commands_that_make_room()
    {
        const string Words = "mkdir /var/lib/docker/tmp: no space left on device";
        var full = new EngineException(HttpStatusCode.InternalServerError, Words, "POST /build");
        var text = FailureText.Of(full);
        text.ShouldStartWith("Error response from daemon: mkdir /var/lib/docker/tmp: no space left on device\n     = help: ");
        text.ShouldContain("`docker system df`");
        text.ShouldContain("`docker builder prune`");
    }

    [Fact]
    public void Other_failures_of_the_engine_stay_as_they_are() =>
        FailureText.Of(new EngineException(HttpStatusCode.Conflict, "name in use", "POST /containers/create")).ShouldBe(
            "Error response from daemon: name in use"
        );
}
