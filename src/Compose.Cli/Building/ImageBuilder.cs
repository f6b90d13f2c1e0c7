using Compose.Cli.Terminal.Progress;
using Compose.Engine;
using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Execution;

namespace Compose.Cli.Building;

/// <summary>
/// Builds with what is needed least: the engine's own BuildKit in one request; the program buildx for what needs a session with the client
/// (secrets, ssh, contexts beside the main one); the classic builder when DOCKER_BUILDKIT=0 asks for it.
/// </summary>
internal sealed class ImageBuilder(Invocation call, BuildFlags flags, ProgressDisplay display, Action<string>? lines = null) : IImageBuilder
{
    private readonly BuildOutput output = new(lines ?? call.Out.WriteLine, flags.Quiet);
    private readonly Lock gate = new();
    private IDisposable? stillness;
    private int building;

    /// <inheritdoc/>
    public async Task<string> BuildAsync(Project project, Service service, string image, CancellationToken cancellationToken)
    {
        var job = BuildJob.Of(call, project, service, image, flags);
        Enter();
        try
        {
            if (call.Host.Variable("DOCKER_BUILDKIT") is "0" or "false") return await new EngineBuild(call, job, output).RunAsync(buildKit: false, cancellationToken).ConfigureAwait(false);
            return job.NeedsSession is null
                ? await new EngineBuild(call, job, output).RunAsync(buildKit: true, cancellationToken).ConfigureAwait(false)
                : await new BuildxProgram(call, job, output).RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException error)
        {
            throw Failure(job, error);
        }
        finally
        {
            Leave();
        }
    }

    private StepException Failure(BuildJob job, EngineException error)
    {
        var service = job.Service;
        var line = job.IsRemote ? null : FailedLine.Find(call, job, error.Message, output.FailedStep(service.Name));
        var message = $"service {service.Name}: build failed{(line is null ? "" : $" at {line}")}: {error.Message}{output.LastLines(service.Name)}";
        return new StepException(message, service.PlaceOf("build"), error) { Help = HelpFor(job, error.Message) };
    }

    private static string? HelpFor(BuildJob job, string message)
    {
        bool Says(string words) => message.Contains(words, StringComparison.Ordinal);
        return Says("failed to compute cache key") ? $"What is copied must be in the context {job.Context}, and not be left out by its .dockerignore."
            : Says("unsupported frontend capability moby.buildkit.frontend.contexts") ? "additional_contexts need engine 23 or later, or a builder of buildx, which --builder names."
            : null;
    }

    // A build has a display of its own: rows that change in place would fight with it.
    private void Enter()
    {
        lock (gate)
            if (building++ == 0) stillness = display.Pause();
    }

    private void Leave()
    {
        lock (gate)
            if (--building == 0) stillness?.Dispose();
    }
}
