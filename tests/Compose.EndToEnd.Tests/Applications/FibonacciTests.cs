using Compose.EndToEnd.Tests.Running;
using Docker.DotNet.Models;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Applications;

[Trait("Category", "Engine")]
public sealed class FibonacciTests
{
    private const string Ninetieth = "2880067194370816120";

    [Fact]
    public async Task A_question_asked_over_http_is_answered_from_redis_and_from_postgres()
    {
        await using var project = TestProject.OfFixture("fibonacci");
        var port = TestProject.FreePort();
        project.Variables["FIBONACCI_PORT"] = $"{port}";
        using var web = new Web(port);

        await project.Compose("up", "-d", "--build", "--wait");
        (await web.GetAsync("/")).ShouldContain("Fibonacci calculator");
        await web.PostJsonAsync("/api/values", new { number = 90 });
        await Eventually.BecomesTrueAsync(
            "the worker has answered",
            async () => (await web.GetJsonAsync("/api/values/current")).TryGetProperty("90", out _)
        );
        (await web.GetJsonAsync("/api/values/current")).GetProperty("90").GetString().ShouldBe(Ninetieth);
        (await web.GetJsonAsync("/api/values/all")).GetProperty("90").GetString().ShouldBe(Ninetieth);

        var kept = await project.Compose(
            "exec",
            "-T",
            "postgres",
            "psql",
            "-U",
            "fibonacci",
            "-tAc",
            "SELECT value FROM answers WHERE number = 90"
        );
        kept.Lines.ShouldBe([Ninetieth]);
        (await project.Compose("exec", "-T", "redis", "redis-cli", "HGET", "answers", "90")).Output.ShouldContain(Ninetieth);
    }

    [Fact]
    public async Task What_the_image_installed_stays_visible_below_the_mounted_sources()
    {
        await using var project = TestProject.OfFixture("fibonacci");
        project.Variables["FIBONACCI_PORT"] = $"{TestProject.FreePort()}";
        await project.Compose("up", "-d", "--build", "--wait");

        (await project.Compose("exec", "-T", "api", "cat", "/app/vendor/requirements.txt")).Output.ShouldContain("psycopg2");
        (await project.Container("api")).MountAt("/app/vendor").Type.ShouldBe("volume");
        (await project.Container("api")).MountAt("/app").Type.ShouldBe("bind");
        (await project.Container("nginx")).HostConfig.RestartPolicy!.Name.ShouldBe(RestartPolicyKind.Always);
    }

    [Fact]
    public async Task The_secret_comes_from_the_environment_and_shows_nowhere()
    {
        await using var project = TestProject.OfFixture("fibonacci");
        project.Variables["FIBONACCI_PORT"] = $"{TestProject.FreePort()}";
        project.Variables["FIBONACCI_DB_PASSWORD"] = "a-hundred-rabbits";
        var up = await project.Compose("up", "-d", "--wait", "postgres");

        (await project.Compose("exec", "-T", "postgres", "cat", "/run/secrets/db_password")).Output.ShouldBe("a-hundred-rabbits");
        up.ToString().ShouldNotContain("a-hundred-rabbits");
        (await EngineApi.GetAsync($"/containers/{(await project.Container("postgres")).Id}/json"))
            .ToString()
            .ShouldNotContain("a-hundred-rabbits");
    }
}
