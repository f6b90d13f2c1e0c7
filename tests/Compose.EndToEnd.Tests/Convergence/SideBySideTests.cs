using Compose.EndToEnd.Tests.Running;
using Docker.DotNet.Models;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

/// <summary>Two runs of a project at once: both succeed, one after the other. eng/pairs.sh does so beside Docker Compose too.</summary>
[Trait("Category", "Engine")]
public sealed class SideBySideTests
{
    private const int Times = 3;

    private const string Shop = """
        services:
          web: { image: "busybox:local", stop_signal: KILL, command: sleep 3600, depends_on: [db], environment: { A: 1 } }
          db: { image: "busybox:local", stop_signal: KILL, command: sleep 3600, volumes: [data:/data] }
        volumes: { data: }
        """;

    private const string Slow = """
        services:
          web: { image: "busybox:local", stop_signal: KILL, command: sleep 3600, depends_on: { db: { condition: service_healthy } } }
          db:
            image: busybox:local
            stop_signal: KILL
            command: sleep 3600
            healthcheck: { test: test -e /ready, interval: 200ms, retries: 1000 }
        """;

    [Theory]
    [InlineData("", "up -d", "up -d", "db 1, web 1")]
    [InlineData("up -d", "up -d --force-recreate", "up -d --force-recreate", "db 1, web 1")]
    [InlineData("up -d --scale web=2", "scale web=3", "scale web=1", "db 1, web 3", "db 1, web 1")]
    [InlineData("up -d", "up -d --force-recreate", "down", "db 1, web 1", "")]
    [InlineData("", "up -d", "down", "db 1, web 1", "")]
    [InlineData("up -d", "run --rm -T web true", "down", "db 1", "")]
    [InlineData("up -d", "restart", "rm -sf", "")]
    public async Task Two_runs_at_once_leave_what_one_of_them_leaves(string before, string one, string other, params string[] states)
    {
        for (var time = 0; time < Times; time++)
        {
            await using var project = TestProject.Of(Shop);
            if (before.Length > 0)
                await project.Compose(before.Split(' '));
            var results = await Task.WhenAll(project.TryCompose(one.Split(' ')), project.TryCompose(other.Split(' ')));
            foreach (var result in results)
                result.ShouldExitWith(0);
            states.ShouldContain(await StateAsync(project));
            (await AnnouncementsAsync(project)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_run_waits_for_another_one_and_says_so()
    {
        await using var project = TestProject.Of(Slow);
        await using var up = project.Start("up", "-d");
        await up.UntilSaidAsync("-db-1 Waiting");
        await using var down = project.Start("down");
        await down.UntilSaidAsync($"another compose works on {project.Name} since ");
        (await project.Compose("ls", "-q")).Lines.ShouldContain(project.Name);
        await project.Compose("exec", "-T", "db", "touch", "/ready");
        (await up.EndAsync()).ShouldExitWith(0);
        (await down.EndAsync()).ShouldExitWith(0);
        (await project.Containers()).ShouldBeEmpty();
        (await AnnouncementsAsync(project)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_was_killed_keeps_nobody_waiting()
    {
        await using var project = TestProject.Of(Slow);
        await using var up = project.Start("up", "-d");
        await up.UntilSaidAsync("-db-1 Waiting");
        (await AnnouncementsAsync(project)).ShouldHaveSingleItem();
        await up.SignalAsync("KILL");
        await up.EndAsync();
        (await project.Compose("down")).Error.ShouldNotContain("another compose");
        (await project.Containers()).ShouldBeEmpty();
        (await AnnouncementsAsync(project)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_stops_waiting_has_changed_nothing()
    {
        await using var project = TestProject.Of(Slow);
        await using var up = project.Start("up", "-d");
        await up.UntilSaidAsync("-db-1 Waiting");
        await using var down = project.Start("down", "-v");
        await down.UntilSaidAsync("another compose works on");
        down.SendInterrupt();
        (await down.EndAsync()).ShouldExitWith(130);
        (await project.Container("db")).Status.ShouldBe("running");
        (await project.Compose("down", "-v", "--no-wait-lock")).Error.ShouldNotContain("another compose");
        // If it saw the container gone rather than exited, it plans again, and waits for the health of a new one.
        up.SendInterrupt();
        await up.EndAsync();
        (await AnnouncementsAsync(project)).ShouldBeEmpty();
    }

    private static async Task<string> StateAsync(TestProject project) =>
        string.Join(
            ", ",
            (await project.Containers())
                .GroupBy(static container => container.Name.Split('-')[^2])
                .Select(static service => $"{service.Key} {service.Count(static container => container.Status == "running")}")
        );

    /// <summary>The announcements of the project's runs, as `docker volume ls` shows them.</summary>
    private static async Task<string[]> AnnouncementsAsync(TestProject project)
    {
        var volumes = await Running.Engine.Client.Volumes.ListAsync(new VolumesListParameters());
        return
        [
            .. volumes
                .Volumes.Select(static volume => volume.Name)
                .Where(name => name.StartsWith($"compose-run.{project.Name}", StringComparison.Ordinal)),
        ];
    }
}
