using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Observation;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>POST /build</c></summary>
/// <param name="UnlessPulled">Whether to skip the build if an earlier step pulled the image.</param>
internal sealed record BuildImage(Project Project, Service Service, string Reference, bool UnlessPulled, string Cause) : PlanStep(Cause)
{
    public override string Verb => "build";
    public override StepTarget Target => StepTarget.Image(Reference);
    public override string Working => "Building";
    public override string Done => "Built";
    public override Lane Lane => Lane.Transfer;

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (UnlessPulled && context.ImageOf(Reference, Service.Platform, observed: null) is not null)
            return StepOutcome.Skipped("Pulled");
        var builder =
            context.Builder
            ?? throw new StepException($"service {Service.Name} must be built, but this command cannot build", Service.PlaceOf("build"));
        await builder.BuildAsync(Project, Service, Reference, cancellationToken).ConfigureAwait(false);
        if (await ImageReader.FindAsync(context.Engine, Reference, Service.Platform, cancellationToken).ConfigureAwait(false) is { } found)
            context.Remember(Reference, Service.Platform, found);
        return StepOutcome.Done;
    }
}
