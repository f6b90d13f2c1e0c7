using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>POST /containers/{id}/pause</c></summary>
internal sealed record PauseContainer(string Name, string Id, string Cause) : PlanStep(Cause)
{
    public override string Verb => "pause";
    public override StepTarget Target => StepTarget.Container(Name);
    public override string Working => "Pausing";
    public override string Done => "Paused";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        await context.Engine.PauseContainerAsync(Id, cancellationToken).ConfigureAwait(false);
        return StepOutcome.Done;
    }
}
