using Compose.Engine.Contract;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>DELETE /images/{name}</c></summary>
internal sealed record RemoveImage(string Name, string Cause) : PlanStep(Cause)
{
    public override string Verb => "remove";
    public override StepTarget Target => StepTarget.Image(Name);
    public override string Working => "Removing";
    public override string Done => "Removed";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            // Untagged parents stay: another project may build on them.
            await context.Engine.RemoveImageAsync(Name, force: false, prune: false, cancellationToken).ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (EngineException error) when (error.IsNotFound)
        {
            return StepOutcome.Warning("No resource found to remove");
        }
        catch (EngineException error) when (error.IsConflict)
        {
            return StepOutcome.Warning("Resource is still in use");
        }
    }
}
