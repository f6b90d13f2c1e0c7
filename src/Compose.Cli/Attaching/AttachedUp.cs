using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Containers;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Runs;
using Compose.Cli.Terminal.Logs;
using Compose.Cli.Terminal.Progress;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Planning.Execution;
using Compose.Planning.Naming;
using Compose.Planning.Plans;
using Compose.Planning.Verbs;

namespace Compose.Cli.Attaching;

/// <summary>An attached <c>up</c>: shows container output until the containers exit, and stops them when interrupted.</summary>
internal sealed class AttachedUp(ConvergenceRun convergence, AttachedOptions options)
{
    // The last output of a container arrives shortly after its end.
    private static readonly TimeSpan LastLines = TimeSpan.FromSeconds(2);

    // Whoever pressed Ctrl-C expects the containers to stop, whatever others do.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly Invocation call = convergence.Call;
    private bool attached;

    /// <returns>The exit code of the command.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        call.Host.Interruption.ClaimForce();
        using var looking = new CancellationTokenSource();
        var times = options.Timestamps ? call.Host.Clock : null;
        using var menu = options.Menu ? UpMenu.Of(call) : null;
        var printer = new LogPrinter(menu?.Streams ?? call.Host.Streams, separate: true, options.Colors, options.Prefixes, times);
        var output = new ContainerOutput(call.Engine, call.NamesOf(convergence.Project), printer, looking.Token);
        var watch = new ContainerWatch(call.Engine, call.Host.Clock, options, output, printer);
        output.Broken = watch.Fail;
        var filters = Filters.None.Label(Labels.Project, convergence.Project.Name).With("type", "container");
        foreach (var name in ContainerLives.Events)
            filters = filters.With("event", name);
        // Before anything starts, so that no exit is missed.
        var events = await call.Engine.EventsAsync(filters, null, null, looking.Token).ConfigureAwait(false);
        var listening = watch.ListenAsync(events, looking.Token);
        try
        {
            return await RunAsync(output, watch, printer, menu, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await looking.CancelAsync().ConfigureAwait(false);
            await listening.ConfigureAwait(false);
        }
    }

    private async Task<int> RunAsync(
        ContainerOutput output,
        ContainerWatch watch,
        LogPrinter printer,
        UpMenu? menu,
        CancellationToken cancellationToken
    )
    {
        EndedContainer? first;
        await using var files = new WatchToggle(() => options.Watch(printer.WriteWatch), options.HoldWatch);
        if (options.WatchesFromStart)
            files.Listen();
        try
        {
            await StartAsync(output, watch, printer, cancellationToken).ConfigureAwait(false);
            if (options.WatchesFromStart)
                files.Start(cancellationToken);
            menu?.Open();
            if (await FollowAsync(watch, printer, menu, files, cancellationToken).ConfigureAwait(false))
                return ExitCode.Ok;
            first = await watch.End.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (attached && cancellationToken.IsCancellationRequested)
        {
            menu?.Dispose();
            call.Info.WriteLine("Gracefully Stopping... press Ctrl+C again to force");
            await StopAsync(output, watch, printer).ConfigureAwait(false);
            return ExitCode.Interrupted;
        }

        menu?.Dispose();
        if (first is null)
            return await CodeOfAsync(options.ExitCodeFrom, ExitCode.Ok).ConfigureAwait(false);
        call.Info.WriteLine("Aborting on container exit...");
        await StopAsync(output, watch, printer).ConfigureAwait(false);
        return await CodeOfAsync(options.ExitCodeFrom, first.ExitCode).ConfigureAwait(false);
    }

    /// <summary>Handles the keys of the menu until the run ends.</summary>
    /// <returns>Whether the user detached.</returns>
    private async Task<bool> FollowAsync(
        ContainerWatch watch,
        LogPrinter printer,
        UpMenu? menu,
        WatchToggle files,
        CancellationToken cancellationToken
    )
    {
        var cancelled = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(cancelled.SetResult).ConfigureAwait(false);
        var key = menu?.NextAsync(CancellationToken.None);
        while (true)
        {
            Task[] awaited = [cancelled.Task, files.Run ?? watch.End, key ?? cancelled.Task];
            // A change may restart an exited container, so with a watch only a failure ends this.
            if (!watch.End.IsCompletedSuccessfully)
                awaited = [.. awaited, watch.End];
            var done = await Task.WhenAny(awaited).ConfigureAwait(false);
            if (cancellationToken.IsCancellationRequested)
            {
                await files.StopAsync().ConfigureAwait(false);
                throw new OperationCanceledException(cancellationToken);
            }

            if (done == key)
            {
                if (await key.ConfigureAwait(false) == MenuKey.Detach)
                    return true;
                await SwitchAsync(files, printer, cancellationToken).ConfigureAwait(false);
                key = menu!.NextAsync(CancellationToken.None);
            }
            else
            {
                await done.ConfigureAwait(false);
                if (done == files.Run)
                    await files.StopAsync().ConfigureAwait(false);
                else if (files.Run is null)
                    return false;
            }

            menu?.Show(isWatching: files.Run is not null);
        }
    }

    private static async Task SwitchAsync(WatchToggle files, LogPrinter printer, CancellationToken cancellationToken)
    {
        if (files.Run is not null)
        {
            await files.StopAsync().ConfigureAwait(false);
            return;
        }

        try
        {
            files.Start(cancellationToken);
        }
        catch (CommandFailed error)
        {
            // Without a message, the problems have been reported, each with its place.
            if (error.HasMessage)
                printer.WriteWatch(error.Message);
        }
    }

    private async Task StartAsync(ContainerOutput output, ContainerWatch watch, LogPrinter printer, CancellationToken cancellationToken)
    {
        var run = convergence with
        {
            Policy = convergence.Policy with { AttachTo = options.Shown },
            Adjust = (context, display) =>
                context with
                {
                    Attach = (names, _) => AttachAsync(names, context.IdOf, output, printer, display),
                    HookOutput = ShowHooks(printer),
                },
        };
        // When a container ends the whole run during startup, abort the startup.
        using var starting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = run.RunAsync("up", starting.Token);
        if (await Task.WhenAny(work, watch.End).ConfigureAwait(false) != work && watch.End.IsCompletedSuccessfully)
        {
            await starting.CancelAsync().ConfigureAwait(false);
            try
            {
                await work.ConfigureAwait(false);
            }
            catch (Exception error) when (error is OperationCanceledException or PlanFailedException)
            {
                // Containers not yet started need not start.
            }

            return;
        }

        await work.ConfigureAwait(false);
        attached = true;
        if (options.WatchesFromStart)
            return;
        var containers = await call.ContainersOf(convergence.Project.Name)
            .ListAsync(all: true, oneOffs: false, options.Watched, cancellationToken)
            .ConfigureAwait(false);
        await watch.ExpectAsync(containers, cancellationToken).ConfigureAwait(false);
    }

    private async Task AttachAsync(
        ImmutableArray<string> names,
        Func<string, string> idOf,
        ContainerOutput output,
        LogPrinter printer,
        ProgressDisplay display
    )
    {
        var shown = names.Select(call.NamesOf(convergence.Project).WithoutProject).Order(StringComparer.Ordinal).ToList();
        // From here on the terminal shows container output.
        display.Pause();
        call.Out.WriteLine($"Attaching to {string.Join(", ", shown)}");
        printer.Register(shown);
        await Task.WhenAll(names.Select(name => output.AttachAsync(idOf(name)))).ConfigureAwait(false);
        attached = true;
    }

    private Action<string, string> ShowHooks(LogPrinter printer) =>
        (container, line) => printer.WriteLine($"{call.NamesOf(convergence.Project).WithoutProject(container)} ->", line);

    /// <summary>Stops the services, or kills them on a second interruption, showing their output and exits.</summary>
    private async Task StopAsync(ContainerOutput output, ContainerWatch watch, LogPrinter printer)
    {
        var services = options.Stopped;
        await using var run = new ProjectRun(call, convergence.Project.Name, "stop");
        await run.AnnounceAsync(CancellationToken.None, LongestWait).ConfigureAwait(false);
        var observed = await call.ObserveAsync(convergence.Project.Name, CancellationToken.None).ConfigureAwait(false);
        var policy = new PlanPolicy { StopTimeout = options.StopTimeout, Separator = call.Separator };
        try
        {
            await call.CarryOutAsync(
                    StopPlan.Of(convergence.Project, observed, services, policy),
                    "stop",
                    call.Host.Interruption.Forced,
                    (context, _) => context with { HookOutput = ShowHooks(printer) }
                )
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (call.Host.Interruption.Forced.IsCancellationRequested)
        {
            observed = await call.ObserveAsync(convergence.Project.Name, CancellationToken.None).ConfigureAwait(false);
            await call.CarryOutAsync(KillPlan.Of(observed, services, signal: null), "kill", CancellationToken.None).ConfigureAwait(false);
        }

        var containers = await call.ContainersOf(convergence.Project.Name)
            .ListAsync(all: true, oneOffs: false, services, CancellationToken.None)
            .ConfigureAwait(false);
        try
        {
            var ended = containers.Where(container => container.State == ContainerStatus.Exited).Select(container => container.Id);
            await Task.WhenAll(output.EndOfAllAsync(), watch.ToldAsync(ended)).WaitAsync(LastLines, call.Host.Clock).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Containers that keep running, such as dependencies, have no last line.
        }
    }

    private async Task<int> CodeOfAsync(string? service, int otherwise)
    {
        if (service is null)
            return otherwise;
        var containers = await call.ContainersOf(convergence.Project.Name)
            .ListAsync(all: true, oneOffs: false, [service], CancellationToken.None)
            .ConfigureAwait(false);
        if (containers.IsEmpty)
            return otherwise;
        var state = (await call.Engine.InspectContainerAsync(containers[0].Id, CancellationToken.None).ConfigureAwait(false)).State;
        return state.Status == ContainerStatus.Exited ? state.ExitCode : otherwise;
    }
}
