using System.Collections.Immutable;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>Attaches to the output of containers before they start, so that no line is lost.</summary>
internal sealed record AttachContainers(ImmutableArray<string> Names, string Cause) : PlanStep(Cause)
{
    public override string Verb => "attach to";
    public override StepTarget Target => new("containers", string.Join(", ", Names));
    internal override IEnumerable<StepTarget> Changes => [];
    internal override IEnumerable<StepTarget> Uses => Names.Select(StepTarget.Container);

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (context.Attach is not { } attach)
            return StepOutcome.Done;
        await attach(Names, cancellationToken).ConfigureAwait(false);
        context.RememberShown(Names);
        return StepOutcome.Done;
    }
}
