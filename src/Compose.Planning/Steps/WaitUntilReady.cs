using Compose.Engine.Wire;
using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>Waits until a new container can take over: healthy, or running without a health check.</summary>
/// <param name="Anew">Whether only a probe counts that began after this step: its connections have just been cut.</param>
/// <param name="Timeout">The maximum time; null for unlimited.</param>
internal sealed record WaitUntilReady(string Name, Service Service, bool Anew, TimeSpan? Timeout, string Cause)
    : ReplacementWait(Name, Service, Cause)
{
    // Clients resolve a name again after a while, nginx with `valid=1s` after a second. One that still knows only the old container fails
    // when that one stops.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(2);

    public override string Verb => "wait for";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var since = Anew
            ? (await context.Engine.InfoAsync(cancellationToken).ConfigureAwait(false)).SystemTime ?? DateTimeOffset.MinValue
            : DateTimeOffset.MinValue;
        using var limit = new CancellationTokenSource(Timeout ?? System.Threading.Timeout.InfiniteTimeSpan, context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var begun = context.Clock.GetTimestamp();
            await UntilAsync(
                    context,
                    container => IsReady(container, since) && (!Anew || context.Clock.GetElapsedTime(begun) >= Overlap),
                    either.Token
                )
                .ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new StepException(
                $"the new container {Name} is not healthy after {Model.Shapes.GoDuration.Format(Timeout!.Value.Ticks * 100)}",
                Service.PlaceOf(Service.HealthcheckKey)
            );
        }
    }

    private static bool IsReady(ContainerInspect container, DateTimeOffset since) =>
        HealthOf(container) switch
        {
            null => container.State.Status == ContainerStatus.Running,
            HealthStatus.Healthy => since == DateTimeOffset.MinValue
                || (container.State.Health?.Log ?? []).Any(probe => probe.ExitCode == 0 && probe.Start >= since),
            _ => false,
        };
}
