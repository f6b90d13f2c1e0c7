using Compose.Engine.Contract;
using Compose.Model;
using Compose.Model.Output;
using Compose.Model.Resources;
using Compose.Planning.Plans;
using Compose.Planning.Requests;

namespace Compose.Planning.Steps;

/// <summary><c>POST /networks/create</c></summary>
internal sealed record CreateNetwork(Project Project, Network Network, string Cause) : CreateResource(Cause)
{
    public override StepTarget Target => StepTarget.Network(Network.Name);

    protected override async Task CallAsync(StepContext context, CancellationToken cancellationToken)
    {
        var body = ResourceBodies.Of(Project, Network, ConfigHash.Of(Network));
        context.RememberNetwork(
            Network.Name,
            (await context.Engine.CreateNetworkAsync(body, cancellationToken).ConfigureAwait(false)).Id
        );
    }

    protected override StepException Refused(EngineException error) => Refusal.Of(Network, error);
}
