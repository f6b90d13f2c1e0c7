using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Contracts;

/// <summary>Health checks.</summary>
public abstract class HealthContract(EngineUnderTest under)
{
    private const long Fast = 100_000_000;
    private readonly IEngine engine = under.Engine;
    private readonly CancellationToken patience = under.Patience;

    [Fact]
    public async Task A_check_that_passes_makes_healthy()
    {
        var id = await StartAsync("healthy", "echo fine");
        (await HealthAsync(id)).Status.ShouldBeOneOf(HealthStatus.Starting, HealthStatus.Healthy);
        await under.BecomesTrueAsync(async () => (await HealthAsync(id)).Status == HealthStatus.Healthy);
        var probe = (await HealthAsync(id)).Log[^1];
        (probe.ExitCode, probe.Output).ShouldBe((0, "fine\n"));
        (await engine.ListContainersAsync(Filters.None.With("id", id), false, patience))
            .ShouldHaveSingleItem()
            .Status.ShouldEndWith(" (healthy)");
        var told = await engine.EventsAsync(
            Filters.None.With("container", id).With("event", "health_status"),
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UtcNow,
            patience
        );
        (await told.ToListAsync(patience)).ShouldHaveSingleItem().Action.ShouldBe("health_status: healthy");
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task A_check_that_goes_on_failing_makes_unhealthy()
    {
        var id = await StartAsync("unhealthy", "echo broken; exit 3");
        await under.BecomesTrueAsync(async () => (await HealthAsync(id)).Status == HealthStatus.Unhealthy);
        var health = await HealthAsync(id);
        health.FailingStreak.ShouldBeGreaterThanOrEqualTo(2);
        (health.Log[^1].ExitCode, health.Log[^1].Output).ShouldBe((3, "broken\n"));
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task Without_a_check_there_is_no_health()
    {
        var id = await under.RunAsync("unchecked", "sleep 600");
        (await engine.InspectContainerAsync(id, patience)).State.Health.ShouldBeNull();
        await under.RemoveAsync(id);
    }

    private async Task<string> StartAsync(string name, string check)
    {
        var id = await under.CreateAsync(
            name,
            under.Shell("sleep 600") with
            {
                Healthcheck = new()
                {
                    Test = ["CMD-SHELL", check],
                    Interval = Fast,
                    Timeout = 10_000_000_000,
                    Retries = 2,
                },
            }
        );
        await engine.StartContainerAsync(id, patience);
        return id;
    }

    private async Task<Health> HealthAsync(string id) => (await engine.InspectContainerAsync(id, patience)).State.Health.ShouldNotBeNull();
}
