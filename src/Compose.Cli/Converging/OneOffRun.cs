using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Terminal.Sessions;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Model.Services;
using Compose.Planning.Verbs;

namespace Compose.Cli.Converging;

/// <summary>Runs a created one-off container: attaches, starts it, and returns its exit code.</summary>
/// <param name="Remove">Whether the engine removes it when it exits.</param>
internal sealed record OneOffRun(Invocation Call, Service Service, string Container, bool Tty, bool Input, bool Remove)
{
    /// <summary>What is to be done once it has started.</summary>
    public Func<ValueTask> Started { get; init; } = static () => default;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (call, engine) = (Call, Call.Engine);
        var detach = DetachKeys.Parse(call.DockerConfig.DetachKeys ?? DetachKeys.Default);
        // Attach and watch before the start, so that neither output nor exit is missed.
        await using var stream = await engine
            .AttachContainerAsync(Container, new AttachOptions { Stdin = Input, Tty = Tty }, cancellationToken)
            .ConfigureAwait(false);
        var exit = await engine
            .WaitContainerAsync(Container, Remove ? WaitCondition.Removed : WaitCondition.NextExit, cancellationToken)
            .ConfigureAwait(false);
        // Signals go to the container, even with a terminal: it decides when this ends.
        using var signals = SignalProxy.Start(call, Container);
        await StartAsync(cancellationToken).ConfigureAwait(false);

        var session = new Session(call.Host, stream)
        {
            Tty = Tty,
            Stdin = Input,
            DetachKeys = detach,
            Resize = (size, token) => engine.ResizeContainerAsync(Container, size, token),
        };
        if (await session.RunAsync(CancellationToken.None).ConfigureAwait(false) == SessionEnd.Detached)
            return ExitCode.Ok;
        return (await exit.Exit.ConfigureAwait(false)).StatusCode;
    }

    /// <summary>Starts it with a single-step plan, so that a failure is located in the file.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Call.CarryOutAsync(RunPlan.Start(Service, Container), "run", cancellationToken, quiet: true).ConfigureAwait(false);
            await Started().ConfigureAwait(false);
        }
        catch (Planning.Execution.PlanFailedException) when (Remove)
        {
            await RemoveAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Whether the engine removes a container that failed to start depends on how far it got.</summary>
    private async Task RemoveAsync()
    {
        try
        {
            await Call.Engine.RemoveContainerAsync(Container, volumes: true, force: true, CancellationToken.None).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.IsNotFound || error.IsConflict)
        {
            // Removed, or being removed.
        }
    }
}
