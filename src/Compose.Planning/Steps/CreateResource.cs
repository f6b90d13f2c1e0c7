using Compose.Engine.Contract;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>A declared network or volume that the engine lacks.</summary>
internal abstract record CreateResource(string Cause) : PlanStep(Cause)
{
    public override string Verb => "create";
    public override string Working => "Creating";
    public override string Done => "Created";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(context, cancellationToken).ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (EngineException error) when (!error.IsUnreachable)
        {
            throw Refused(error);
        }
    }

    protected abstract Task CallAsync(StepContext context, CancellationToken cancellationToken);

    protected abstract StepException Refused(EngineException error);
}
