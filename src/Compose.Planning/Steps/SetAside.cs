using Compose.Planning.Naming;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>
/// <c>POST /containers/{id}/rename</c>: names a replaced container, which is kept for a rollback, after its replacement. An <c>up</c>
/// takes such a name for a leftover.
/// </summary>
/// <param name="Name">Its name until now, which the replacement takes.</param>
internal sealed record SetAside(string Name, string Id, string Cause) : PlanStep(Cause)
{
    public override string Verb => "set aside";
    public override StepTarget Target => StepTarget.Container(Name);

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var name = ContainerNames.Temporary(context.IdOf(Name), Name);
        await context.Engine.RenameContainerAsync(Id, name, cancellationToken).ConfigureAwait(false);
        return StepOutcome.Done;
    }
}
