using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>
/// <c>POST /networks/{id}/connect</c> for a container outside this plan, such as a one-off or an orphan: restores its previous connection.
/// </summary>
/// <param name="Endpoint">Its aliases, links and addresses; null when unknown.</param>
internal sealed record ReconnectNetwork(string Network, string Container, string ContainerId, EndpointSettings? Endpoint, string Cause)
    : PlanStep(Cause)
{
    public override string Verb => "reconnect";
    public override StepTarget Target => new("container", $"{Container} to network {Network}");
    internal override IEnumerable<StepTarget> Changes => [StepTarget.Container(Container)];
    internal override IEnumerable<StepTarget> Uses => [StepTarget.Network(Network)];

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context
                .Engine.ConnectNetworkAsync(context.NetworkIdOf(Network), ContainerId, Endpoint, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (EngineException error) when (error.IsNotFound || error.IsConflict)
        {
            // It exited and was removed in the meantime, as by `run --rm`.
        }
        catch (EngineException error) when (!error.IsUnreachable)
        {
            // A fixed address outside of the new subnet, for example. It does not affect the services of this run.
            context.Progress.Report(
                new ProgressEvent(
                    StepTarget.Container(Container).Id,
                    ProgressStatus.Warning,
                    $"not reconnected to network {Network}: {EngineWords.WithoutPlumbing(error.Message)}"
                )
            );
        }

        return StepOutcome.Done;
    }
}
