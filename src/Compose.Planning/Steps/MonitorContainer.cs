using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>Watches a new container for a while: it must keep running, and not become unhealthy.</summary>
internal sealed record MonitorContainer(string Name, Service Service, TimeSpan Duration, string Cause)
    : ReplacementWait(Name, Service, Cause)
{
    public override string Verb => "monitor";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var begun = context.Clock.GetTimestamp();
        await UntilAsync(context, _ => context.Clock.GetElapsedTime(begun) >= Duration, cancellationToken).ConfigureAwait(false);
        return StepOutcome.Done;
    }
}
