using Compose.Engine.Contract;
using Compose.Model;
using Compose.Model.Output;
using Compose.Model.Resources;
using Compose.Planning.Plans;
using Compose.Planning.Requests;

namespace Compose.Planning.Steps;

/// <summary><c>POST /volumes/create</c></summary>
internal sealed record CreateVolume(Project Project, Volume Volume, string Cause) : PlanStep(Cause)
{
    public override string Verb => "create";
    public override StepTarget Target => StepTarget.Volume(Volume.Name);
    public override string Working => "Creating";
    public override string Done => "Created";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.Engine.CreateVolumeAsync(ResourceSpecs.Of(Project, Volume, ConfigHash.Of(Volume)), cancellationToken).ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (EngineException error) when (!error.IsUnreachable)
        {
            throw Refusal.Of(Volume, error);
        }
    }
}
