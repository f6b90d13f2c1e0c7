using System.Collections.Immutable;
using Compose.Planning.Plans;
using Compose.Planning.Requests;

namespace Compose.Planning.Steps;

/// <summary><c>PUT /containers/{id}/archive</c>: secrets and configs without a file on the host.</summary>
internal sealed record InjectFiles(string Name, ImmutableArray<InjectedFile> Files, string Cause) : PlanStep(Cause)
{
    public override string Verb => "copy files into";
    public override StepTarget Target => StepTarget.Container(Name);

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        await using var tar = InjectedFiles.ToTar(Files, context.Clock.GetUtcNow());
        await context.Engine.PutArchiveAsync(context.IdOf(Name), "/", tar, copyOwner: false, cancellationToken).ConfigureAwait(false);
        return StepOutcome.Done;
    }
}
