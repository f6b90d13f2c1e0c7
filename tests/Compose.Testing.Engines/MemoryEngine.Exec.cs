using System.Text;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Wire;
using Compose.Testing.Engines.Containers;
using Compose.Testing.Engines.Processes;

namespace Compose.Testing.Engines;

/// <content>Commands in running containers.</content>
public sealed partial class MemoryEngine
{
    private const int NotFoundCode = 127;
    private readonly List<MemoryExec> execs = [];

    private sealed class MemoryExec(string id, MemoryContainer container, ExecCreate body)
    {
        public string Id { get; } = id;

        public MemoryContainer Container { get; } = container;

        public ExecCreate Body { get; } = body;

        public ProcessOutput Output { get; } = new();

        public ByteChannel Input { get; } = new();

        public ShellProcess? Process { get; set; }

        public int? ExitCode { get; set; }
    }

    /// <inheritdoc/>
    public Task<string> CreateExecAsync(string container, ExecCreate body, CancellationToken cancellationToken) =>
        AnswerAsync(
            "create exec",
            $"{NameOf(container)}: {string.Join(' ', body.Cmd)}",
            true,
            () =>
            {
                var found = Find(container);
                if (!found.IsUp)
                    throw Conflict($"container {found.Id} is not running");
                if (found.Status == ContainerStatus.Paused)
                    throw Conflict($"Container {container} is paused, unpause the container before exec");
                if (body.Cmd.Count == 0)
                    throw Invalid("No exec command specified");
                var exec = new MemoryExec(NewId("exec"), found, body);
                execs.Add(exec);
                Happened(found, $"exec_create: {string.Join(' ', body.Cmd)} ", ("execID", exec.Id));
                return exec.Id;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<ContainerStream> StartExecAsync(string exec, bool tty, CancellationToken cancellationToken) =>
        AnswerAsync(
            "start exec",
            ExecName(exec),
            true,
            () =>
            {
                var found = FindExec(exec);
                var output = found.Output.Open(
                    new LogOptions
                    {
                        Stdout = found.Body.AttachStdout,
                        Stderr = found.Body.AttachStderr,
                        Follow = true,
                        Tty = tty,
                    },
                    past: false
                );
                var input = new ProcessInput(
                    bytes => found.Input.Write(tty ? Typed(bytes, echo => found.Output.Write(Now(), OutputKind.Stdout, echo)) : bytes.Span),
                    found.Input.End
                );
                Start(found);
                return new ContainerStream(output, !tty, found.Body.AttachStdin ? input : null);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task StartDetachedExecAsync(string exec, CancellationToken cancellationToken) =>
        DoAsync("start detached exec", ExecName(exec), () => Start(FindExec(exec)), cancellationToken);

    /// <inheritdoc/>
    public Task<ExecInspect> InspectExecAsync(string exec, CancellationToken cancellationToken) =>
        AnswerAsync(
            "inspect exec",
            ExecName(exec),
            false,
            () =>
            {
                var found = FindExec(exec);
                return new ExecInspect
                {
                    ID = found.Id,
                    Running = found.Process is not null,
                    ExitCode = found.ExitCode,
                    ContainerID = found.Container.Id,
                    Pid = found.Process is null ? 0 : 200,
                };
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task ResizeExecAsync(string exec, TerminalSize size, CancellationToken cancellationToken) =>
        DoAsync(
            "resize exec",
            ExecName(exec),
            () =>
            {
                if (FindExec(exec).Process is not { } process)
                    throw NotFound("No such exec instance: it does not run");
                process.Size = size;
            },
            cancellationToken
        );

    private MemoryExec FindExec(string id) => execs.FirstOrDefault(exec => exec.Id == id) ?? throw NotFound($"No such exec instance: {id}");

    private string ExecName(string id)
    {
        lock (gate)
            return execs.FirstOrDefault(exec => exec.Id == id)?.Container.Name ?? id;
    }

    private void Start(MemoryExec exec)
    {
        var (container, body) = (exec.Container, exec.Body);
        Happened(container, $"exec_start: {string.Join(' ', body.Cmd)} ", ("execID", exec.Id));
        if (!ShellProcess.Knows(body.Cmd[0], Programs))
        {
            var words =
                $"OCI runtime exec failed: exec failed: unable to start container process: exec: \"{body.Cmd[0]}\": executable file not "
                + "found in $PATH: unknown\r\n";
            exec.Output.Write(Now(), OutputKind.Stdout, Encoding.UTF8.GetBytes(words));
            Ended(exec, NotFoundCode);
            return;
        }

        var environment = new Dictionary<string, string>(container.Environment, StringComparer.Ordinal);
        foreach (var variable in body.Env ?? [])
            environment[variable.Split('=')[0]] = variable.Contains('=') ? variable[(variable.IndexOf('=') + 1)..] : "";
        if (!body.AttachStdin)
            exec.Input.End();
        exec.Process = new ShellProcess(body.Cmd, environment)
        {
            Programs = Programs,
            Clock = clock,
            Files = container.Files,
            Input = exec.Input,
            WorkingDirectory = body.WorkingDir ?? (container.Config.WorkingDir is { Length: > 0 } folder ? folder : "/"),
            User = body.User ?? (container.Config.User is { Length: > 0 } user ? user : "root"),
            Output = (kind, bytes) => exec.Output.Write(Now(), body.Tty ? OutputKind.Stdout : kind, body.Tty ? Terminal(bytes) : bytes),
            Ended = code => Ended(exec, code),
        };
        exec.Process.Begin();
    }

    private void Ended(MemoryExec exec, int code)
    {
        lock (gate)
        {
            exec.Process = null;
            exec.ExitCode = code;
            exec.Output.End();
            Happened(
                exec.Container,
                "exec_die",
                ("execID", exec.Id),
                ("exitCode", code.ToString(System.Globalization.CultureInfo.InvariantCulture))
            );
        }
    }
}
