using Compose.Engine.Contract;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>POST /containers/{id}/stop</c></summary>
/// <param name="Timeout">Seconds before it is killed; null for the container's own grace period, which the default of 10 would
/// override.</param>
/// <param name="Stays">Whether it is kept, so that its listed state matters.</param>
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
            // Removed by another client, hence stopped.
        }

        return StepOutcome.Done;
    }
}
