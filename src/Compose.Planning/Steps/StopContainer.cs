using Compose.Engine.Contract;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>POST /containers/{id}/stop</c></summary>
/// <param name="Timeout">Seconds before it is killed; null for the container's own grace period, which sending 10 would override.</param>
/// <param name="Stays">It is not removed next, so others will look at it.</param>
internal sealed record StopContainer(string Name, string Id, int? Timeout, bool Stays, string Cause) : PlanStep(Cause)
{
    public override string Verb => "stop";
    public override StepTarget Target => StepTarget.Container(Name);
    public override string Working => "Stopping";
    public override string Done => "Stopped";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.Engine.StopContainerAsync(Id, Timeout, cancellationToken).ConfigureAwait(false);
            if (Stays)
                await ListedState.UntilEndedAsync(context, Id, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.IsNotFound)
        {
            // Somebody removed it: stopped it is.
        }

        return StepOutcome.Done;
    }
}
