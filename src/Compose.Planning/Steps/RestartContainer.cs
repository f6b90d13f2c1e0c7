using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>POST /containers/{id}/restart</c></summary>
/// <param name="Timeout">As for <see cref="StopContainer"/>.</param>
internal sealed record RestartContainer(string Name, string Id, int? Timeout, string Cause) : PlanStep(Cause)
{
    public override string Verb => "restart";
    public override StepTarget Target => StepTarget.Container(Name);
    public override string Working => "Restarting";
    public override string Done => "Started";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        await context.Engine.RestartContainerAsync(Id, Timeout, cancellationToken).ConfigureAwait(false);
        return StepOutcome.Done;
    }
}
