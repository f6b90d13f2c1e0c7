using Compose.Engine.Contract;
using Compose.Model.Text;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>DELETE /networks/{id}</c></summary>
/// <param name="Id">The network's id: a name could match another's id.</param>
/// <param name="InUseIsFine">Whether a network still in use is kept with a warning.</param>
internal sealed record RemoveNetwork(string Name, string Id, bool InUseIsFine, string Cause) : PlanStep(Cause)
{
    /// <summary>Its declaration; null when no longer declared.</summary>
    public Location? At { get; init; }

    public override string Verb => "remove";
    public override StepTarget Target => StepTarget.Network(Name);
    public override string Working => "Removing";
    public override string Done => "Removed";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.Engine.RemoveNetworkAsync(Id, cancellationToken).ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (EngineException error) when (error.IsNotFound)
        {
            return StepOutcome.Warning("No resource found to remove");
        }
        catch (EngineException error) when (InUseIsFine && (error.IsConflict || error.IsUnauthorized))
        {
            // Engines answer 403 for a network with active endpoints (moby, daemon/network.go).
            return StepOutcome.Warning("Resource is still in use");
        }
        catch (EngineException error) when (!error.IsUnreachable)
        {
            throw Refusal.OfRemoval("network", Name, At, error);
        }
    }
}
