using Compose.Model.Resources;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>Configures a language model: context size, runtime flags.</summary>
/// <param name="WithFlags">Whether the model runner supports flags.</param>
internal sealed record ConfigureModel(ModelResource Model, bool WithFlags, string Cause) : PlanStep(Cause)
{
    public override string Verb => "configure";
    public override StepTarget Target => StepTarget.Model(Model.Key);
    public override string Working => "Configuring";
    public override string Done => "Configured";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        await context.ModelsFor(Model).ConfigureAsync(Model, WithFlags, cancellationToken).ConfigureAwait(false);
        return StepOutcome.Done;
    }
}
