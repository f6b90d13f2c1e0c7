using Compose.Engine.Contract;
using Compose.Model.Text;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary><c>POST /images/{name}/push</c></summary>
/// <param name="At">Location of the image reference in the file.</param>
/// <param name="FailureIsFine">Whether a failure is only a warning.</param>
internal sealed record PushImage(string Reference, Location At, bool FailureIsFine, string Cause) : PlanStep(Cause)
{
    public override string Verb => "push";
    public override StepTarget Target => StepTarget.Image(Reference);
    public override string Working => "Pushing";
    public override string Done => "Pushed";
    public override Lane Lane => Lane.Transfer;

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var image = ImageReference.Parse(Reference);
        try
        {
            var auth = await context.Credentials(image, cancellationToken).ConfigureAwait(false);
            await foreach (var message in context.Engine.PushImageAsync(image, auth, cancellationToken).ConfigureAwait(false))
                TransferProgress.Report(context.Progress, Target.Id, message);
            return StepOutcome.Done;
        }
        catch (EngineException error) when (FailureIsFine)
        {
            return StepOutcome.Warning(error.Message);
        }
        catch (EngineException error)
        {
            throw new StepException($"image {Reference} cannot be pushed: {error.Message}", At, error);
        }
    }
}
