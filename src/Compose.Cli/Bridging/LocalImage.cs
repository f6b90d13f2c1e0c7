using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Engine.Configuration;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Planning.Plans;

namespace Compose.Cli.Bridging;

/// <summary>An image on the engine.</summary>
internal sealed record LocalImage(Invocation Call, string Name)
{
    /// <summary>Inspects the image; null when the engine does not have it.</summary>
    public async Task<ImageInspect?> InspectAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Call.Engine.InspectImageAsync(Name, manifests: false, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.IsNotFound)
        {
            return null;
        }
    }

    /// <exception cref="CommandFailed">It is missing and cannot be pulled.</exception>
    public async Task<ImageInspect> InspectOrPullAsync(CancellationToken cancellationToken)
    {
        if (await InspectAsync(cancellationToken).ConfigureAwait(false) is { } there)
            return there;
        try
        {
            await PullAsync(cancellationToken).ConfigureAwait(false);
            return await Call.Engine.InspectImageAsync(Name, manifests: false, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException error) when (!error.IsUnreachable)
        {
            throw new CommandFailed($"image {Name} cannot be pulled: {error.Message}");
        }
    }

    private async Task PullAsync(CancellationToken cancellationToken)
    {
        var (id, reference) = (StepTarget.Image(Name).Id, ImageReference.Parse(Name));
        using var display = Call.StartProgress("pull");
        display.Report(new ProgressEvent(id, ProgressStatus.Working, "Pulling"));
        var auth = await new Credentials(Call.DockerConfig).ForAsync(reference, cancellationToken).ConfigureAwait(false);
        await foreach (var _ in Call.Engine.PullImageAsync(reference, platform: null, auth, cancellationToken).ConfigureAwait(false))
        {
            // Small images, rarely pulled: no detailed progress needed.
        }

        display.Report(new ProgressEvent(id, ProgressStatus.Done, "Pulled"));
    }
}
