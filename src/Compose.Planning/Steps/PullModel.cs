using Compose.Model.Resources;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>Pulls a language model.</summary>
internal sealed record PullModel(ModelResource Model, string Cause) : PlanStep(Cause)
{
    public override string Verb => "pull";
    public override StepTarget Target => StepTarget.Model(Model.Key);
    public override string Working => "Pulling";
    public override string Done => "Pulled";
    public override Lane Lane => Lane.Transfer;

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        await context
            .ModelsFor(Model)
            .PullAsync(
                Model,
                words => context.Progress.Report(new ProgressEvent(Target.Id, ProgressStatus.Working, Working) { Details = words }),
                cancellationToken
            )
            .ConfigureAwait(false);
        return StepOutcome.Done;
    }
}
