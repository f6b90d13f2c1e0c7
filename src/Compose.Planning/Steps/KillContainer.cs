using Compose.Engine.Contract;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>POST /containers/{id}/kill</c></summary>
/// <param name="Signal">Null for SIGKILL.</param>
internal sealed record KillContainer(string Name, string Id, string? Signal, string Cause) : PlanStep(Cause)
{
    public override string Verb => "kill";
    public override StepTarget Target => StepTarget.Container(Name);
    public override string Working => "Killing";
    public override string Done => "Killed";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.Engine.KillContainerAsync(Id, Signal, cancellationToken).ConfigureAwait(false);
            // The effect of other signals is up to the container.
            if (Signal is null or "SIGKILL" or "KILL" or "9")
                await ListedState.UntilEndedAsync(context, Id, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.IsConflict || error.IsNotFound)
        {
            // It exited in the meantime.
        }

        return StepOutcome.Done;
    }
}
