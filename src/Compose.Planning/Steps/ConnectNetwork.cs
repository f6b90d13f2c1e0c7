using Compose.Engine.Contract;
using Compose.Planning.Plans;
using Compose.Planning.Requests;

namespace Compose.Planning.Steps;

/// <summary><c>POST /networks/{id}/connect</c>, with the service's settings for this network: aliases, fixed addresses, links.</summary>
internal sealed record ConnectNetwork(string Network, string Container, ContainerRequest Request, string Cause) : PlanStep(Cause)
{
    public override string Verb => "connect";
    public override StepTarget Target => new("container", $"{Container} to network {Network}");
    internal override IEnumerable<StepTarget> Changes => [StepTarget.Container(Container)];
    internal override IEnumerable<StepTarget> Uses => [StepTarget.Network(Network)];

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var endpoint = Endpoints.SettingsOf(Request.Resolve(context), Network);
        try
        {
            await context
                .Engine.ConnectNetworkAsync(context.NetworkIdOf(Network), context.IdOf(Request.Name), endpoint, cancellationToken)
                .ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (EngineException error) when (!error.IsUnreachable)
        {
            throw Refusal.Of(Request.Service, error);
        }
    }
}
