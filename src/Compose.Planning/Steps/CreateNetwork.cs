using Compose.Engine.Contract;
using Compose.Model;
using Compose.Model.Output;
using Compose.Model.Resources;
using Compose.Planning.Plans;
using Compose.Planning.Requests;

namespace Compose.Planning.Steps;

/// <summary><c>POST /networks/create</c></summary>
internal sealed record CreateNetwork(Project Project, Network Network, string Cause) : PlanStep(Cause)
{
    public override string Verb => "create";
    public override StepTarget Target => StepTarget.Network(Network.Name);
    public override string Working => "Creating";
    public override string Done => "Created";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.Engine.CreateNetworkAsync(ResourceSpecs.Of(Project, Network, ConfigHash.Of(Network)), cancellationToken).ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (EngineException error) when (!error.IsUnreachable)
        {
            throw Refusal.Of(Network, error);
        }
    }
}
