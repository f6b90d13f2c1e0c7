using System.Collections.Immutable;
using Compose.Cli.Building;
using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Runs;
using Compose.Engine.Contract;
using Compose.Model;
using Compose.Model.Shapes;
using Compose.Planning.Execution;
using Compose.Planning.Naming;
using Compose.Planning.Plans;
using Compose.Planning.Verbs;
using Compose.Planning.Watching;

namespace Compose.Cli.Watching;

/// <summary>Keeps running containers in sync with watched files until cancelled. A failure is reported without ending the watch.</summary>
/// <param name="Tell">Receives messages for the user; called by one task at a time.</param>
internal sealed record WatchSession(Invocation Call, Project Project, WatchRules Rules, Action<string> Tell)
{
    /// <summary>Build options.</summary>
    public BuildFlags Build { get; init; } = new();

    /// <summary>Whether to remove images that a build left untagged.</summary>
    public bool Prune { get; init; } = true;

    /// <summary>Reads the rules of a project. Invalid rules end the verb before anything is done.</summary>
    public static WatchRules RulesOf(Invocation call, Project project, ImmutableArray<string> services)
    {
        var rules = WatchRules.Of(
            project,
            services,
            path => call.Host.Files.TryRead(path, out var bytes) ? System.Text.Encoding.UTF8.GetString(bytes) : null
        );
        call.Review(Plan.Empty with { Warnings = rules.Warnings, Problems = rules.Problems });
        return rules.All.IsEmpty
            ? throw new CommandFailed("none of the selected services is configured for watch, consider setting a 'develop' section")
            : rules;
    }

    /// <summary>Starts listening: no later change is missed, not even during container startup.</summary>
    public FolderWatch Listen() => FolderWatch.Start(Rules.Paths);

    /// <summary>Processes changes.</summary>
    public async Task RunAsync(FolderWatch folders, CancellationToken cancellationToken)
    {
        try
        {
            await CopyAllAsync(cancellationToken).ConfigureAwait(false);
            Tell("Watch enabled");
            await foreach (var batch in folders.BatchesAsync(Call.Host.Clock, cancellationToken).ConfigureAwait(false))
            {
                var begun = Call.Host.Clock.GetTimestamp();
                await HandleAsync(Rules.Decide(batch), cancellationToken).ConfigureAwait(false);
                var took = Call.Host.Clock.GetElapsedTime(begun);
                if (Call.Globals.Verbose)
                    Call.Err.WriteLine($"debug: batch complete: duration[{GoDuration.Format(took.Ticks * 100)}] count[{batch.Length}]");
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Tell("Watch disabled");
        }
    }

    private Task CopyAllAsync(CancellationToken cancellationToken)
    {
        var files = Rules.FirstPaths.SelectMany(FolderWatch.WithContents).Distinct(StringComparer.Ordinal).Where(File.Exists);
        return HandleAsync(Rules.DecideFirst(files), cancellationToken);
    }

    private async Task HandleAsync(WatchDecision decision, CancellationToken cancellationToken)
    {
        if (decision.IsEmpty)
            return;
        try
        {
            if (!decision.Rebuild.IsEmpty)
                await RebuildAsync(decision.Rebuild, cancellationToken).ConfigureAwait(false);
            await using var run = new ProjectRun(Call, Project.Name, "watch");
            if (!decision.Sync.IsEmpty || !decision.Restart.IsEmpty)
                await run.AnnounceAsync(cancellationToken).ConfigureAwait(false);
            var observed = await Call.ObserveAsync(Project.Name, cancellationToken).ConfigureAwait(false);
            foreach (var sync in decision.Sync)
            {
                Tell(
                    Call.Globals.Verbose
                        ? $"Syncing service \"{sync.Service}\" after changes were detected: {string.Join(", ", sync.Paths.Select(static path => path.Source))}"
                        : $"Syncing service \"{sync.Service}\" after {sync.Paths.Length} changes were detected"
                );
                await CarryOutAsync(WatchPlan.Sync(observed, sync), cancellationToken).ConfigureAwait(false);
            }

            if (!decision.Restart.IsEmpty)
            {
                var policy = new PlanPolicy { Separator = Call.Separator };
                await CarryOutAsync(RestartPlan.Of(Project, observed, decision.Restart, noDependents: false, policy), cancellationToken)
                    .ConfigureAwait(false);
                Tell($"service(s) {Quoted(decision.Restart)} restarted");
            }

            // Commands change no container, and may take long.
            await run.DisposeAsync().ConfigureAwait(false);
            await CarryOutAsync(WatchPlan.Run(observed, decision.Commands), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is PlanFailedException or EngineException or CommandFailed { HasMessage: true })
        {
            cancellationToken.ThrowIfCancellationRequested();
            Tell($"Error handling changed files: {FailureText.Of(error)}");
        }
    }

    /// <summary>
    /// Builds the images and recreates the containers, including those that share their namespaces. Containers of other services stay
    /// unchanged.
    /// </summary>
    private async Task RebuildAsync(ImmutableArray<string> services, CancellationToken cancellationToken)
    {
        Tell($"Rebuilding service(s) {Quoted(services)} after changes were detected...");
        var observed = await Call.ObserveAsync(Project.Name, cancellationToken).ConfigureAwait(false);
        var before = await UnnamedAsync(cancellationToken).ConfigureAwait(false);
        var running = observed
            .Containers.Where(static container => container.IsRunning)
            .Select(static container => container.Service)
            .ToHashSet(StringComparer.Ordinal);
        var policy = new PlanPolicy
        {
            Targets = services,
            Recreate = RecreateRule.Force,
            Rebuild = [.. services],
            Build = BuildRule.Never,
            Pull = "never",
            Untouched =
            [
                .. Project
                    .Services.Select(static service => service.Name)
                    .Where(name => !services.Contains(name) && !running.Contains(name)),
            ],
            IgnoreOrphans = true,
            Separator = Call.Separator,
        };
        var convergence = new ConvergenceRun(Call, Project, policy)
        {
            Build = Build,
            BuildOutput = Tell,
            Quiet = true,
        };
        await convergence.RunAsync("watch", cancellationToken).ConfigureAwait(false);
        Tell($"service(s) {Quoted(services)} successfully built");
        if (Prune && !Call.Globals.DryRun)
            await PruneAsync(before, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes images of the project untagged by the latest build; older ones are left alone.</summary>
    private async Task PruneAsync(IReadOnlyCollection<string> before, CancellationToken cancellationToken)
    {
        foreach (var image in await UnnamedAsync(cancellationToken).ConfigureAwait(false))
        {
            if (before.Contains(image))
                continue;
            try
            {
                await Call.Engine.RemoveImageAsync(image, force: false, prune: false, cancellationToken).ConfigureAwait(false);
            }
            catch (EngineException error) when (error.IsConflict || error.IsNotFound)
            {
                // Still in use by a container of another service, or already removed.
            }
        }
    }

    private async Task<IReadOnlyCollection<string>> UnnamedAsync(CancellationToken cancellationToken)
    {
        var filters = Filters.None.Label(Labels.Project, Project.Name).With("dangling", "true");
        return [.. (await Call.Engine.ListImagesAsync(filters, cancellationToken).ConfigureAwait(false)).Select(static image => image.Id)];
    }

    private async Task CarryOutAsync(Plan plan, CancellationToken cancellationToken)
    {
        if (plan.IsEmpty)
            return;
        await Call.CarryOutAsync(
                plan,
                "watch",
                cancellationToken,
                (context, _) => context with { HookOutput = (container, line) => Tell($"{container} -> {line}") },
                quiet: true
            )
            .ConfigureAwait(false);
    }

    private static string Quoted(ImmutableArray<string> services) => $"[{string.Join(' ', services.Select(static name => $"\"{name}\""))}]";
}
