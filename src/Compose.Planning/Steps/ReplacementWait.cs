using Compose.Engine.Wire;
using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>A wait that watches one new container of a rolling update, and fails as soon as that container does.</summary>
/// <param name="Name">Its final name.</param>
internal abstract record ReplacementWait(string Name, Service Service, string Cause) : PlanStep(Cause)
{
    // As the waits for dependencies: most are decided by the first answers.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    public override StepTarget Target => StepTarget.Container(Name);
    internal override IEnumerable<StepTarget> Changes => [];
    internal override IEnumerable<StepTarget> Uses => [Target];
    public override bool OnlyWaits => true;

    /// <summary>Inspects the container until it is as wanted.</summary>
    /// <exception cref="StepException">It exited, was restarted by its policy, or is unhealthy.</exception>
    protected async Task UntilAsync(StepContext context, Func<ContainerInspect, bool> isWanted, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var container = await context.Engine.InspectContainerAsync(context.IdOf(Name), cancellationToken).ConfigureAwait(false);
            await CheckAsync(context, container, cancellationToken).ConfigureAwait(false);
            if (isWanted(container))
                return;
            await Task.Delay(pause, context.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One of <see cref="HealthStatus"/>; null without a health check.</summary>
    protected static string? HealthOf(ContainerInspect container) =>
        container.Config.Healthcheck?.Test is ["NONE", ..] || container.State.Health?.Status is null or "" or HealthStatus.None
            ? null
            : container.State.Health.Status;

    private async Task CheckAsync(StepContext context, ContainerInspect container, CancellationToken cancellationToken)
    {
        var state = container.State;
        var what =
            state.Status is ContainerStatus.Exited or ContainerStatus.Dead ? $"exited ({state.ExitCode})"
            : state.Status == ContainerStatus.Restarting || container.RestartCount > 0 ? $"exited ({state.ExitCode}) and was restarted"
            : HealthOf(container) == HealthStatus.Unhealthy ? "is unhealthy"
            : null;
        if (what is null)
            return;
        var isSick = state.Status == ContainerStatus.Running && container.RestartCount == 0;
        throw new StepException($"the new container {Name} {what}", isSick ? Service.PlaceOf(Service.HealthcheckKey) : Service.NameAt)
        {
            Details = await ContainerReport.OfAsync(context, container, withOutput: true, cancellationToken).ConfigureAwait(false),
        };
    }
}
