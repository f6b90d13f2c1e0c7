using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Model.Text;
using Compose.Planning.Observation;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>POST /images/create</c></summary>
/// <param name="Service">The first service that uses the image.</param>
/// <param name="At">Location of the image reference in the file.</param>
/// <param name="CanBuild">Whether a service can build the image, so that a failed pull is tolerated.</param>
internal sealed record PullImage(string Reference, string? Platform, string Service, Location At, bool CanBuild, string Cause)
    : PlanStep(Cause)
{
    public override string Verb => "pull";
    public override StepTarget Target => StepTarget.Image(Reference);
    public override string Working => "Pulling";
    public override string Done => "Pulled";
    public override Lane Lane => Lane.Transfer;
    public override bool OnItsOwn => true;

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var outcome = await TryAsync(
                async (image, auth) =>
                {
                    await foreach (
                        var message in context.Engine.PullImageAsync(image, Platform, auth, cancellationToken).ConfigureAwait(false)
                    )
                        TransferProgress.Report(context.Progress, Target.Id, message);
                },
                context,
                cancellationToken
            )
            .ConfigureAwait(false);
        if (
            outcome.Result == StepResult.Done
            && await ImageReader.FindAsync(context.Engine, Reference, Platform, cancellationToken).ConfigureAwait(false) is { } found
        )
            context.Remember(Reference, Platform, found);
        return outcome;
    }

    /// <summary><c>GET /distribution/{name}/json</c>: checks that the registry has it.</summary>
    public override Task<StepOutcome> RehearseAsync(StepContext context, CancellationToken cancellationToken) =>
        TryAsync((image, auth) => context.Engine.InspectDistributionAsync(image, auth, cancellationToken), context, cancellationToken);

    private async Task<StepOutcome> TryAsync(
        Func<ImageReference, RegistryAuth?, Task> call,
        StepContext context,
        CancellationToken cancellationToken
    )
    {
        var image = ImageReference.Parse(Reference);
        try
        {
            await call(image, await context.Credentials(image, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (EngineException error) when (CanBuild)
        {
            return StepOutcome.Warning(error.Message);
        }
        catch (EngineException error)
        {
            throw new StepException($"service {Service}: image {Reference} cannot be pulled: {error.Message}", At, error)
            {
                Help = error.IsUnreachable
                    ? null
                    : "Check its name and tag, and that its registry can be reached; run `docker login` if it is private.",
            };
        }
    }
}
