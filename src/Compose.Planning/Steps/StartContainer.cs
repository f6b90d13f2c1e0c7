using Compose.Planning.Execution;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>POST /containers/{id}/start</c></summary>
/// <param name="Publishes">It publishes ports: engines do not hand out those of a range atomically, so such starts stand in a queue.</param>
internal sealed record StartContainer(string Name, bool Publishes, string Cause) : PlanStep(Cause)
{
    public override string Verb => "start";
    public override StepTarget Target => StepTarget.Container(Name);
    public override string Working => "Starting";
    public override string Done => "Started";
    public override Lane Lane => Publishes ? Lane.Ports : Lane.Engine;

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        await context.Engine.StartContainerAsync(context.IdOf(Name), cancellationToken).ConfigureAwait(false);
        return StepOutcome.Done;
    }
}
