using Compose.Engine.Contract;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>DELETE /containers/{id}</c></summary>
/// <param name="Volumes">Whether to remove its anonymous volumes. Never for a replaced container: the new one inherits them.</param>
internal sealed record RemoveContainer(string Name, string Id, bool Volumes, string Cause) : PlanStep(Cause)
{
    public override string Verb => "remove";
    public override StepTarget Target => StepTarget.Container(Name);
    public override string Working => "Removing";
    public override string Done => "Removed";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.Engine.RemoveContainerAsync(Id, Volumes, force: true, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.IsNotFound || error.IsConflict)
        {
            // Already removed, or being removed by another client.
        }

        return StepOutcome.Done;
    }
}
