using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>POST /containers/{id}/unpause</c></summary>
internal sealed record UnpauseContainer(string Name, string Id, string Cause) : PlanStep(Cause)
{
    public override string Verb => "unpause";
    public override StepTarget Target => StepTarget.Container(Name);
    public override string Working => "Unpausing";
    public override string Done => "Unpaused";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        await context.Engine.UnpauseContainerAsync(Id, cancellationToken).ConfigureAwait(false);
        return StepOutcome.Done;
    }
}
