using System.Collections.Immutable;
using Compose.Cli.Building;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Plugins;
using Compose.Cli.Runs;
using Compose.Cli.Terminal.Progress;
using Compose.Model;
using Compose.Planning.Drifts;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Requests;
using Compose.Planning.Saved;

namespace Compose.Cli.Converging;

/// <summary>Converges the engine to the project: observes, confirms, plans, executes.</summary>
internal sealed record ConvergenceRun(Invocation Call, Project Project, PlanPolicy Policy)
{
    /// <summary>Whether to answer questions with yes.</summary>
    public bool SaysYes { get; init; }

    public bool QuietPull { get; init; }

    public BuildFlags Build { get; init; } = new();

    /// <summary>Receives build output; null for standard output.</summary>
    public Action<string>? BuildOutput { get; init; }

    /// <summary>Adjusts the step context for this verb.</summary>
    public Func<StepContext, ProgressDisplay, StepContext>? Adjust { get; init; }

    /// <summary>Creates the plan; by default that of <c>up</c>.</summary>
    public Func<Project, ObservedState, PlanPolicy, Plan>? Planner { get; init; }

    /// <summary>The plan to carry out, refused if anything has changed since it was saved; null to plan anew.</summary>
    public SavedPlan? Saved { get; init; }

    /// <summary>The announcement that this is part of, which stays; null for one of its own.</summary>
    public ProjectRun? Announced { get; init; }

    /// <summary>Whether to suppress progress.</summary>
    public bool Quiet { get; init; }

    /// <summary>The model runner; null when there is none.</summary>
    private ObservedModels? Models { get; init; }

    /// <summary>Plans without executing.</summary>
    public async Task<Plan> PlanAsync(CancellationToken cancellationToken)
    {
        var ready = await ReadyAsync(decideOnly: true, cancellationToken).ConfigureAwait(false);
        var observed = await ready.ObserveAsync(cancellationToken).ConfigureAwait(false);
        return ready.PlanFor(observed, ready.Policy with { RecreateVolumes = ready.AgreedBeforehand(observed) });
    }

    /// <summary>Finds what differs on the engine, in detail.</summary>
    public async Task<Drift> DriftAsync(CancellationToken cancellationToken)
    {
        var ready = await ReadyAsync(decideOnly: true, cancellationToken).ConfigureAwait(false);
        var observed = await Call.ObserveInDetailAsync(ready.Project, cancellationToken).ConfigureAwait(false);
        return DriftFinder.Find(ready.Project, observed with { Models = ready.Models }, ready.Policy);
    }

    /// <summary>Observes, confirms, plans and executes; in two passes where the rest depends on images not yet available.</summary>
    /// <param name="operation">The word in the header.</param>
    public async Task RunAsync(string operation, CancellationToken cancellationToken)
    {
        await using var own = Announced is null ? new ProjectRun(Call, Project.Name, operation) : null;
        var ready = await ReadyAsync(Call.Globals.DryRun, cancellationToken).ConfigureAwait(false);
        PlanPolicy? policy = null;
        var hasImages = false;
        // A saved plan is carried out once: what it has done so far makes it another plan.
        await new AnnouncedRun(Call, Announced ?? own!) { Decide = DecideAsync, CarryOut = CarryOutAsync, MayRepeat = Saved is null }
            .RunAsync(cancellationToken)
            .ConfigureAwait(false);

        async Task<Plan> DecideAsync(CancellationToken cancellationToken)
        {
            var observed = await ready.ObserveAsync(cancellationToken).ConfigureAwait(false);
            policy ??= ready.Policy with { RecreateVolumes = await ready.AgreedAsync(observed, cancellationToken).ConfigureAwait(false) };
            var plan = ready.PlanFor(observed, policy);
            if (!hasImages)
                ready.RefuseOutdated(observed, policy);
            if (plan.Undecided.IsEmpty || !plan.CanRun || Call.Globals.DryRun)
                return plan;
            await CarryOutAsync(Planning.Convergence.Planner.PlanImages(ready.Project, observed, policy), cancellationToken)
                .ConfigureAwait(false);
            hasImages = true;
            observed = await ready.ObserveAsync(cancellationToken).ConfigureAwait(false);
            policy = policy with { Build = BuildRule.Never, Rebuild = [], Pull = "never" };
            return ready.PlanFor(observed, policy);
        }

        Task CarryOutAsync(Plan plan, CancellationToken cancellationToken) =>
            Call.CarryOutAsync(plan, operation, cancellationToken, ready.Equip, Quiet);
    }

    /// <summary>
    /// Completes the services with data from outside the files. It is part of their definition, so this precedes observation.
    /// </summary>
    private async Task<ConvergenceRun> ReadyAsync(bool decideOnly, CancellationToken cancellationToken)
    {
        var project = await Call.WithApiSocketAsync(Call.WithDefaultPlatform(Project), decideOnly, cancellationToken).ConfigureAwait(false);
        var models = await new ModelPlugin(Call).ReadAsync(project, cancellationToken).ConfigureAwait(false);
        return this with
        {
            Project = models is null ? project : ModelVariables.AddTo(project, models.Endpoint),
            Policy = Policy with { BuildsInOrder = ClassicBuilder.IsWanted(Call) },
            Models = models,
        };
    }

    private async Task<ObservedState> ObserveAsync(CancellationToken cancellationToken) =>
        await Call.ObserveAsync(Project, cancellationToken).ConfigureAwait(false) with
        {
            Models = Models,
        };

    private Plan PlanFor(ObservedState observed, PlanPolicy policy) =>
        Planner?.Invoke(Project, observed, policy) ?? Planning.Convergence.Planner.Plan(Project, observed, policy);

    // Waiting and attaching only add steps to what was saved.
    private void RefuseOutdated(ObservedState observed, PlanPolicy policy)
    {
        if (Saved is null)
            return;
        var same = policy with { AttachTo = [], Wait = false, WaitTimeout = null, StopTimeout = null };
        if (Saved.ChangesSince(PlanFor(observed, same)) is { IsEmpty: false } changes)
            throw new CommandFailed(
                $"the saved plan does not apply any more; make a new one with `compose plan --out FILE`\n  {string.Join("\n  ", changes)}"
            );
    }

    /// <summary>Adds what the steps need beyond the defaults.</summary>
    private StepContext Equip(StepContext context, ProgressDisplay display)
    {
        context = context with
        {
            Progress = QuietPull ? new WithoutLayers(display) : display,
            Builder = new ImageBuilder(Call, Build, display, BuildOutput),
        };
        return Adjust?.Invoke(context, display) ?? context;
    }

    // Recreating a volume loses its data: only after explicit confirmation.
    private async Task<ImmutableHashSet<string>> AgreedAsync(ObservedState observed, CancellationToken cancellationToken)
    {
        if (SaysYes || Call.Globals.DryRun)
            return AgreedBeforehand(observed);
        var agreed = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var volume in Planning.Convergence.Planner.ChangedVolumes(Project, observed))
        {
            var question =
                $"Volume \"{volume.Name}\" exists but doesn't match configuration in compose file. Recreate (data will be lost)?";
            if (await Call.ConfirmAsync(question, byDefault: false, cancellationToken).ConfigureAwait(false))
                agreed.Add(volume.Key);
        }

        return agreed.ToImmutable();
    }

    /// <summary>The changed volumes with --yes, none without.</summary>
    private ImmutableHashSet<string> AgreedBeforehand(ObservedState observed) =>
        SaysYes
            ? [.. Planning.Convergence.Planner.ChangedVolumes(Project, observed).Select(static volume => volume.Key)]
            : [];

    /// <summary>Omits the rows below images.</summary>
    private sealed class WithoutLayers(IPlanProgress progress) : IPlanProgress
    {
        public void Report(ProgressEvent report)
        {
            if (report.Parent is null)
                progress.Report(report);
        }
    }
}
