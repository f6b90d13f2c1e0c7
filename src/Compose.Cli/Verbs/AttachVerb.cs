using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Terminal.Sessions;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Wire;

namespace Compose.Cli.Verbs;

/// <summary>Attaches to the main process of a container, and returns its exit code.</summary>
internal static class AttachVerb
{
    public static VerbCommand Create()
    {
        var keys = Flag.Text("detach-keys", null, "Key sequence for detaching from the container", "KEYS");
        var index = Flag.Number("index", null, "Index of the container if the service has several replicas");
        var noInput = Flag.Switch("no-stdin", null, "Do not attach standard input");
        var proxy = Flag.Switch("sig-proxy", null, "Proxy received signals to the process", byDefault: true);
        var service = Operand.Service();
        return new VerbCommand("attach", "Attach to a running container")
        {
            Group = VerbGroup.Reach,
            Options = { keys, index, noInput, proxy },
            Arguments = { service },
            Examples = [("attach --no-stdin web", "Only show output"), ("attach --detach-keys ctrl-x web", "Detach with Ctrl-X")],
            Run = async (call, cancellationToken) =>
            {
                var detach = DetachKeys.Parse(
                    call.Get(keys) is { Length: > 0 } typed ? typed : call.DockerConfig.DetachKeys ?? DetachKeys.Default
                );
                var containers = call.ContainersOf(call.ProjectName(cancellationToken));
                var chosen = await containers
                    .ChooseAsync(call.Get(service) ?? "", call.Get(index) ?? 0, all: false, cancellationToken)
                    .ConfigureAwait(false);
                var container = await call.Engine.InspectContainerAsync(chosen.Id, cancellationToken).ConfigureAwait(false);
                Check(container.State);
                var tty = container.Config.Tty;
                var input = !call.Get(noInput) && container.Config.OpenStdin;
                if (input && tty && !call.Host.Terminal.In)
                    throw new CommandFailed(
                        "cannot attach stdin to a TTY-enabled container because stdin is not a terminal; use --no-stdin when input comes "
                            + "from a pipe or a file"
                    );

                var exit = await call
                    .Engine.WaitContainerAsync(chosen.Id, WaitCondition.NotRunning, cancellationToken)
                    .ConfigureAwait(false);
                await using var stream = await AttachAsync(
                        call.Engine,
                        chosen.Id,
                        new AttachOptions { Stdin = input, Tty = tty },
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                using var signals = call.Get(proxy) && !tty ? SignalProxy.Start(call, chosen.Id) : null;
                var session = new Session(call.Host, stream)
                {
                    Tty = tty,
                    Stdin = input,
                    DetachKeys = detach,
                    Resize = (size, token) => call.Engine.ResizeContainerAsync(chosen.Id, size, token),
                };
                // With forwarded signals the container decides when this ends.
                var token = signals is null ? cancellationToken : CancellationToken.None;
                if (await session.RunAsync(token).ConfigureAwait(false) == SessionEnd.Detached)
                    return ExitCode.Ok;
                return (await exit.Exit.WaitAsync(token).ConfigureAwait(false)).StatusCode;
            },
        };
    }

    // The container may have been paused, or have exited, since it was inspected: then its new state is the reason.
    private static async Task<ContainerStream> AttachAsync(
        IEngine engine,
        string id,
        AttachOptions options,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await engine.AttachContainerAsync(id, options, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.IsConflict)
        {
            var container = await engine.InspectContainerAsync(id, cancellationToken).ConfigureAwait(false);
            Check(container.State);
            throw;
        }
    }

    private static void Check(ContainerState state)
    {
        if (!state.Running)
            throw new CommandFailed("cannot attach to a stopped container, start it first");
        if (state.Paused)
            throw new CommandFailed("cannot attach to a paused container, unpause it first");
        if (state.Restarting)
            throw new CommandFailed("cannot attach to a restarting container, wait until it is running");
    }
}
