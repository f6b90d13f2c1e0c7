using Compose.Engine.Contract;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>POST /containers/{id}/rename</c></summary>
/// <param name="Container">Its current name.</param>
/// <param name="Id">Its id; null for the one that an earlier step created to have the name in the end.</param>
internal sealed record RenameContainer(string Container, string? Id, string Name, string Cause) : PlanStep(Cause)
{
    public override string Verb => "rename";
    public override StepTarget Target => new("container", $"{Container} to {Name}");
    internal override IEnumerable<StepTarget> Changes => [StepTarget.Container(Container), StepTarget.Container(Name)];

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var id = Id ?? context.IdOf(Name);
        try
        {
            await context.Engine.RenameContainerAsync(id, Name, cancellationToken).ConfigureAwait(false);
            context.Remember(Name, id);
            return StepOutcome.Done;
        }
        catch (EngineException error) when (error.IsConflict)
        {
            // The engine's advice is to remove the container that has the name, whosever it is.
            throw new StepException(
                $"container {Container} cannot be renamed to {Name}: another program has given that name to a container at the same time",
                at: null,
                error
            )
            {
                Help = Refusal.RunAgain,
            };
        }
    }
}
