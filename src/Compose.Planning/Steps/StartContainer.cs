using Compose.Engine.Contract;
using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>POST /containers/{id}/start</c></summary>
internal sealed record StartContainer(string Name, Service Service, string Cause) : PlanStep(Cause)
{
    public override string Verb => "start";
    public override StepTarget Target => StepTarget.Container(Name);
    public override string Working => "Starting";
    public override string Done => "Started";
    public override Lane Lane => Service.Ports.IsEmpty ? Lane.Engine : Lane.Ports;

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.Engine.StartContainerAsync(context.IdOf(Name), cancellationToken).ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (EngineException error) when (!error.IsUnreachable)
        {
            throw Refusal.Of(Service, error);
        }
    }
}
