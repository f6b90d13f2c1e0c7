using Compose.Engine.Contract;
using Compose.Model.Text;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>DELETE /volumes/{name}</c></summary>
/// <param name="InUseIsFine">Whether a volume still in use is kept with a warning.</param>
internal sealed record RemoveVolume(string Name, bool InUseIsFine, string Cause) : PlanStep(Cause)
{
    /// <summary>Its declaration; null when no longer declared.</summary>
    public Location? At { get; init; }

    public override string Verb => "remove";
    public override StepTarget Target => StepTarget.Volume(Name);
    public override string Working => "Removing";
    public override string Done => "Removed";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.Engine.RemoveVolumeAsync(Name, force: true, cancellationToken).ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (EngineException error) when (error.IsNotFound)
        {
            return StepOutcome.Warning("No resource found to remove");
        }
        catch (EngineException error) when (InUseIsFine && error.IsConflict)
        {
            return StepOutcome.Warning("Resource is still in use");
        }
        catch (EngineException error) when (!error.IsUnreachable)
        {
            throw Refusal.OfRemoval("volume", Name, At, error);
        }
    }
}
