using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Wire;
using Compose.Testing.Engines.Containers;
using Compose.Testing.Engines.Processes;

namespace Compose.Testing.Engines;

/// <content>Containers: lifecycle.</content>
public sealed partial class MemoryEngine
{
    // The engine's delay before the first restart by policy.
    private static readonly TimeSpan BeforeRevival = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public Task StartContainerAsync(string container, CancellationToken cancellationToken) =>
        DoAsync(
            "start container",
            NameOf(container),
            () =>
            {
                var found = Find(container);
                if (found.Status == ContainerStatus.Paused)
                    throw Conflict("cannot start a paused container, try unpause instead");
                if (!found.IsUp)
                    Start(found);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task StopContainerAsync(string container, int? timeoutSeconds, CancellationToken cancellationToken) =>
        DoAsync("stop container", NameOf(container), () => Stop(Find(container)), cancellationToken);

    /// <inheritdoc/>
    public Task RestartContainerAsync(string container, int? timeoutSeconds, CancellationToken cancellationToken) =>
        DoAsync(
            "restart container",
            NameOf(container),
            () =>
            {
                var found = Find(container);
                Stop(found);
                Start(found);
                Happened(found, "restart");
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task KillContainerAsync(string container, string? signal, CancellationToken cancellationToken) =>
        DoAsync(
            "kill container",
            signal is null ? NameOf(container) : $"{NameOf(container)} {signal}",
            () =>
            {
                var found = Find(container);
                if (!found.IsUp)
                    throw Conflict($"cannot kill container: {container}: container {found.Id} is not running");
                var name = SignalName(signal ?? "KILL");
                found.IsWantedDown |= name is "KILL" or "TERM" || name == SignalName(found.Config.StopSignal ?? "TERM");
                Happened(found, "kill", ("signal", SignalNumber(name)));
                found.Process?.Signal(name);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task PauseContainerAsync(string container, CancellationToken cancellationToken) =>
        DoAsync(
            "pause container",
            NameOf(container),
            () =>
            {
                var found = FindRunning(container);
                if (found.Status == ContainerStatus.Paused)
                    throw Conflict($"Container {found.Id} is already paused");
                found.Status = ContainerStatus.Paused;
                Happened(found, "pause");
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task UnpauseContainerAsync(string container, CancellationToken cancellationToken) =>
        DoAsync(
            "unpause container",
            NameOf(container),
            () =>
            {
                var found = Find(container);
                if (found.Status != ContainerStatus.Paused)
                    throw Failed($"Container {found.Id} is not paused");
                found.Status = ContainerStatus.Running;
                Happened(found, "unpause");
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<PendingExit> WaitContainerAsync(string container, WaitCondition condition, CancellationToken cancellationToken) =>
        AnswerAsync(
            "wait for container",
            NameOf(container),
            false,
            () =>
            {
                var found = Find(container);
                var exit = new TaskCompletionSource<ContainerExit>(TaskCreationOptions.RunContinuationsAsynchronously);
                if (condition == WaitCondition.NotRunning && !found.IsUp)
                    exit.SetResult(new ContainerExit(found.ExitCode));
                else
                    (condition == WaitCondition.Removed ? found.WaitsForRemoval : found.WaitsForExit).Add(exit);
                return new PendingExit(exit.Task.WaitAsync(cancellationToken));
            },
            cancellationToken
        );

    private MemoryContainer FindRunning(string name)
    {
        var found = Find(name);
        return found.IsUp ? found : throw Conflict($"container {found.Id} is not running");
    }

    private void Start(MemoryContainer container)
    {
        container.Revival?.Dispose();
        container.IsWantedDown = false;
        container.Error = "";
        try
        {
            Join(container);
            Publish(container);
            var program = container.Arguments.FirstOrDefault("");
            if (!ShellProcess.Knows(program, Programs))
            {
                container.ExitCode = 127;
                throw Invalid(
                    "failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: "
                        + $"unable to start container process: exec: \"{program}\": executable file not found in $PATH: unknown"
                );
            }
        }
        catch (EngineException error)
        {
            container.Error = error.Message;
            Leave(container);
            if (container.Host.AutoRemove)
                Remove(container, withVolumes: true);
            throw;
        }

        container.Status = ContainerStatus.Running;
        container.ExitCode = 0;
        container.StartedAt = Now();
        Happened(container, "start");
        BeginProbing(container);
        var process = new ShellProcess(container.Arguments, container.Environment)
        {
            Programs = Programs,
            Clock = clock,
            Files = container.Files,
            Input = container.Input,
            WorkingDirectory = container.Config.WorkingDir is { Length: > 0 } folder ? folder : "/",
            User = container.Config.User is { Length: > 0 } user ? user : "root",
            Output = (kind, bytes) => Written(container, kind, bytes),
            Ended = code => Ended(container, code),
        };
        container.Process = process;
        process.Begin();
    }

    private void Written(MemoryContainer container, OutputKind kind, ReadOnlyMemory<byte> bytes)
    {
        var tty = container.Config.Tty;
        container.Output.Write(Now(), tty ? OutputKind.Stdout : kind, tty ? Terminal(bytes) : bytes);
    }

    private void Stop(MemoryContainer container)
    {
        container.Revival?.Dispose();
        if (container.Status == ContainerStatus.Restarting)
        {
            container.IsWantedDown = true;
            container.Status = ContainerStatus.Exited;
            Happened(container, "stop");
        }

        if (!container.IsUp)
            return;
        container.IsWantedDown = true;
        var signal = SignalName(container.Config.StopSignal ?? "TERM");
        Happened(container, "kill", ("signal", SignalNumber(signal)));
        container.Process?.Signal(signal);
        if (container.IsUp)
        {
            Happened(container, "kill", ("signal", "9"));
            container.Process?.Signal("KILL");
        }

        Happened(container, "stop");
    }

    /// <summary>Handles the exit of its process.</summary>
    private void Ended(MemoryContainer container, int code)
    {
        lock (gate)
        {
            container.Process = null;
            container.ExitCode = code;
            container.FinishedAt = Now();
            container.Status = ContainerStatus.Exited;
            container.Probing?.Dispose();
            container.Input?.End();
            container.Input = container.Config.OpenStdin ? new ByteChannel() : null;
            foreach (var exec in execs.Where(exec => exec.Container == container))
                exec.Process?.Signal("KILL");
            Leave(container);
            container.Output.End();
            Happened(container, "die", ("exitCode", code.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            if (ComesBack(container))
            {
                container.Status = ContainerStatus.Restarting;
                container.Revival = clock.CreateTimer(_ => Revive(container), null, BeforeRevival, Timeout.InfiniteTimeSpan);
                return;
            }

            foreach (var wait in container.WaitsForExit)
                wait.TrySetResult(new ContainerExit(code));
            container.WaitsForExit.Clear();
            if (container.Host.AutoRemove)
                Remove(container, withVolumes: true);
        }
    }

    private static bool ComesBack(MemoryContainer container) =>
        !container.IsWantedDown
        && container.Host.RestartPolicy switch
        {
            { Name: "always" or "unless-stopped" } => true,
            { Name: "on-failure" } policy => container.ExitCode != 0
                && (policy.MaximumRetryCount == 0 || container.RestartCount < policy.MaximumRetryCount),
            _ => false,
        };

    private void Revive(MemoryContainer container)
    {
        lock (gate)
        {
            if (container.Status != ContainerStatus.Restarting)
                return;
            container.RestartCount++;
            container.Status = ContainerStatus.Exited;
            Start(container);
        }
    }

    private static string SignalName(string signal) =>
        signal.ToUpperInvariant() switch
        {
            "9" => "KILL",
            "15" => "TERM",
            "2" => "INT",
            "1" => "HUP",
            ['S', 'I', 'G', .. var name] => name,
            var name => name,
        };

    private static string SignalNumber(string name) =>
        name switch
        {
            "KILL" => "9",
            "TERM" => "15",
            "INT" => "2",
            "HUP" => "1",
            "QUIT" => "3",
            "USR1" => "10",
            "USR2" => "12",
            "WINCH" => "28",
            _ => name,
        };
}
