using Compose.Cli.Calls;
using Compose.Cli.Terminal.Progress;
using Compose.Engine.Contract;
using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Cli.Building;

/// <summary>
/// Builds with the simplest means: the engine's own BuildKit in one request; buildx for features that need a client session (secrets, ssh,
/// additional contexts); the classic builder for DOCKER_BUILDKIT=0.
/// </summary>
internal sealed class ImageBuilder : IImageBuilder
{
    private readonly Invocation call;
    private readonly BuildFlags flags;
    private readonly ProgressDisplay display;
    private readonly BuildView view;
    private readonly BuildOutput output;
    private const string Solving = "failed to solve";

    private readonly Lock gate = new();
    private IDisposable? stillness;
    private int building;

    /// <param name="lines">Receives build output instead of standard output.</param>
    public ImageBuilder(Invocation call, BuildFlags flags, ProgressDisplay display, Action<string>? lines = null)
    {
        (this.call, this.flags, this.display) = (call, flags, display);
        view = BuildView.Of(call, flags, display, lines);
        output = new BuildOutput(view);
    }

    /// <inheritdoc/>
    public async Task<string> BuildAsync(Project project, Service service, string image, CancellationToken cancellationToken)
    {
        var job = BuildJob.Of(call, project, service, image, flags);
        if (job.Context.Contains('\0') || job.Build.Dockerfile?.Contains('\0') == true)
            throw new StepException($"service {service.Name}: a file name cannot contain a NUL character", service.PlaceOf("build"));
        if (job.Ssh.Any(static key => !key.Contains('=')) && call.Host.Variable("SSH_AUTH_SOCK") is null && !ClassicBuilder.IsWanted(call))
            throw NoAgent(service);
        Enter();
        try
        {
            if (ClassicBuilder.IsWanted(call))
                return await new EngineBuild(call, job, output).RunAsync(buildKit: false, cancellationToken).ConfigureAwait(false);
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

    private static StepException NoAgent(Service service) =>
        new($"service {service.Name}: invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set", service.PlaceOf("build"))
        {
            Help =
                "Start an agent with `eval \"$(ssh-agent)\"` and add the key with `ssh-add`, or specify a key file: --ssh "
                + "NAME=PATH, or build.ssh.",
        };

    private StepException Failure(BuildJob job, EngineException error)
    {
        var service = job.Service;
        var line = job.IsRemote ? null : FailedLine.Find(call, job, error.Message, output.FailedStep(job));
        var message = $"service {service.Name}: build failed{(line is null ? "" : $" at {line}")}: {Words(error)}{output.LastLines(job)}";
        return new StepException(message, service.PlaceOf("build"), error) { Help = HelpFor(job, error.Message) };
    }

    /// <summary>
    /// Prefixes BuildKit's message with <c>failed to solve: </c>, as its own client does; buildx's message already has it.
    /// </summary>
    private string Words(EngineException error)
    {
        var solving =
            error.Endpoint.StartsWith("POST /build", StringComparison.Ordinal)
            || error.Message.StartsWith("failed to read dockerfile", StringComparison.Ordinal);
        return solving && !ClassicBuilder.IsWanted(call) && !error.Message.Contains(Solving, StringComparison.Ordinal)
            ? $"{Solving}: {error.Message}"
            : error.Message;
    }

    private static string? HelpFor(BuildJob job, string message)
    {
        bool Says(string words) => message.Contains(words, StringComparison.Ordinal);
        return Says("failed to compute cache key")
                ? $"Copied files must be in the context {job.Context}, and not excluded by its .dockerignore."
            : Says("unsupported frontend capability moby.buildkit.frontend.contexts")
                ? "additional_contexts need engine 23 or later, or a buildx builder, selected with --builder."
            : Says("Multi-platform build is not supported")
                ? "Build with a builder that uses another driver (`docker buildx create --use`), switch the engine to the containerd image "
                    + "store, or specify a single platform."
            : Says("unable to prepare context") ? "Correct build.context: a directory, or the URL of a git repository."
            : Says("failed to read dockerfile: open")
                ? $"Correct build.dockerfile, which is relative to the context {job.Context}, or create the file."
            : Says("no builder ")
                ? "`docker buildx ls` lists the available builders; --builder, BUILDX_BUILDER or `docker buildx use` selects one."
            : null;
    }

    // Interactive rows would interfere with build output.
    private void Enter()
    {
        lock (gate)
            if (building++ == 0 && view.Stays)
                stillness = display.Pause();
    }

    private void Leave()
    {
        lock (gate)
            if (--building == 0)
                stillness?.Dispose();
    }
}
