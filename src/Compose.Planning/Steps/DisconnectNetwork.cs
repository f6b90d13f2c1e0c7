using Compose.Engine.Contract;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>POST /networks/{id}/disconnect</c></summary>
internal sealed record DisconnectNetwork(string Network, string NetworkId, string Container, string ContainerId, string Cause)
    : PlanStep(Cause)
{
    public override string Verb => "disconnect";
    public override StepTarget Target => new("container", $"{Container} from network {Network}");
    internal override IEnumerable<StepTarget> Changes => [StepTarget.Container(Container)];
    internal override IEnumerable<StepTarget> Uses => [StepTarget.Network(Network)];

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.Engine.DisconnectNetworkAsync(NetworkId, ContainerId, force: true, cancellationToken).ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (EngineException error) when (error.IsNotFound || error.IsConflict)
        {
            return StepOutcome.Done; // not connected, removed, or being removed: the goal is met
        }
    }
}
