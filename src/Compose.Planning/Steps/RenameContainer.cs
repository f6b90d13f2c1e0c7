using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>POST /containers/{id}/rename</c></summary>
/// <param name="Container">Its current name.</param>
internal sealed record RenameContainer(string Container, string Name, string Cause) : PlanStep(Cause)
{
    public override string Verb => "rename";
    public override StepTarget Target => new("container", $"{Container} to {Name}");
    internal override IEnumerable<StepTarget> Changes => [StepTarget.Container(Container), StepTarget.Container(Name)];

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        await context.Engine.RenameContainerAsync(Container, Name, cancellationToken).ConfigureAwait(false);
        return StepOutcome.Done;
    }
}
