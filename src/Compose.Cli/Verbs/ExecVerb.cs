using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Containers;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Hosting;
using Compose.Cli.Terminal.Sessions;
using Compose.Engine.Streams;
using Compose.Engine.Wire;

namespace Compose.Cli.Verbs;

/// <summary>Runs a command in a running container, and returns its exit code.</summary>
internal static class ExecVerb
{
    public static VerbCommand Create()
    {
        var detach = Flag.Switch("detach", "d", "Run the command in the background");
        var environment = Flag.List("env", "e", "Set an environment variable; without a value, use the local one", "KEY[=VALUE]");
        var index = Flag.Number("index", null, "Index of the container if the service has several replicas");
        var privileged = Flag.Switch("privileged", null, "Give extended privileges to the process");
        var noTty = Flag.Switch("no-tty", "T", "Disable pseudo-terminal allocation (default: automatic)").Also("no-TTY");
        var user = Flag.Text("user", "u", "Run as this user", "USER");
        var folder = Flag.Text("workdir", "w", "Working directory inside the container", "FOLDER");
        var interactive = Flag.Switch("interactive", "i", "Keep standard input open", byDefault: true).Hidden();
        // Commonly used with `docker exec`. Scripts without a terminal pass -t too, and get none.
        var tty = Flag.Switch("tty", "t", "Has no effect: use -T=false to request a terminal", byDefault: true).Hidden();
        var service = Operand.Service();
        var command = Operand.Many("COMMAND", 1);
        return new VerbCommand("exec", "Run a command in a running container")
        {
            Group = VerbGroup.Reach,
            StopsAtFirstOperand = true,
            Options = { detach, environment, index, privileged, noTty, user, folder, interactive, tty },
            Arguments = { service, command },
            Examples =
            [
                ("exec web sh", "A shell"),
                ("exec -T db pg_dump shop > shop.sql", "Output to a file"),
                ("exec -u root --index 2 web id", "In the second container"),
            ],
            Run = async (call, cancellationToken) =>
            {
                var wantsInput = call.Get(interactive) && !call.Get(detach);
                var hasTerminal = TerminalChoice.For(call, noTty, wantsInput) && !call.Get(detach);
                var containers = call.ContainersOf(call.ProjectName(cancellationToken));
                var container = await containers
                    .ChooseAsync(call.Get(service) ?? "", call.Get(index) ?? 0, all: false, cancellationToken)
                    .ConfigureAwait(false);
                if (call.Globals.DryRun)
                {
                    if (!call.Get(detach))
                        throw new CommandFailed(
                            "interactive exec is not supported in dry-run mode: use --detach"
                        );
                    call.Out.WriteLine(
                        $"Executing command {Formatting.Row.ToJson(call.Get(command).AsEnumerable())} in {container.Id} (detached mode)"
                    );
                    return ExitCode.Ok;
                }

                var exec = await call
                    .Engine.CreateExecAsync(
                        container.Id,
                        new ExecCreate
                        {
                            Cmd = call.Get(command),
                            AttachStdin = wantsInput,
                            AttachStdout = !call.Get(detach),
                            AttachStderr = !call.Get(detach),
                            Detach = call.Get(detach),
                            Tty = hasTerminal,
                            Privileged = call.Get(privileged),
                            User = call.Get(user),
                            WorkingDir = call.Get(folder),
                            Env = ContainerVariables.Of(call.Get(environment), call.Host.Variables),
                            ConsoleSize = hasTerminal ? ConsoleSize(call.Host) : null,
                        },
                        cancellationToken
                    )
                    .ConfigureAwait(false);

                if (call.Get(detach))
                {
                    await call.Engine.StartDetachedExecAsync(exec, cancellationToken).ConfigureAwait(false);
                    return ExitCode.Ok;
                }

                await using var stream = await call.Engine.StartExecAsync(exec, hasTerminal, cancellationToken).ConfigureAwait(false);
                var session = new Session(call.Host, stream)
                {
                    Tty = hasTerminal,
                    Stdin = wantsInput,
                    DetachKeys = DetachKeys.Parse(call.DockerConfig.DetachKeys ?? DetachKeys.Default),
                    Resize = (size, token) => call.Engine.ResizeExecAsync(exec, size, token),
                };
                if (await session.RunAsync(cancellationToken).ConfigureAwait(false) == SessionEnd.Detached)
                    return ExitCode.Ok;
                return await ExitCodeAsync(call, exec, cancellationToken).ConfigureAwait(false);
            },
        };
    }

    /// <summary>
    /// The exit code is available shortly after the output ends. There is no timeout: a command may close its output and continue.
    /// </summary>
    private static async Task<int> ExitCodeAsync(Invocation call, string exec, CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromMilliseconds(5);
        while (true)
        {
            var state = await call.Engine.InspectExecAsync(exec, cancellationToken).ConfigureAwait(false);
            if (!state.Running)
                return state.ExitCode ?? ExitCode.Ok;
            await Task.Delay(wait, call.Host.Clock, cancellationToken).ConfigureAwait(false);
            if (wait < TimeSpan.FromMilliseconds(200))
                wait *= 2;
        }
    }

    private static ImmutableArray<int> ConsoleSize(Host host)
    {
        var (columns, rows) = host.Terminal.Size();
        return [rows, columns];
    }
}
