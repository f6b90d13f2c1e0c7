using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Model.Text;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>The condition of a <see cref="WaitForService"/>.</summary>
internal enum WaitGoal
{
    /// <summary>Every container's health check passes.</summary>
    Healthy,

    /// <summary>A container exited with code 0.</summary>
    Completed,

    /// <summary>Every container is healthy, or running without a health check.</summary>
    RunningOrHealthy,
}

/// <summary>Waits until the containers of a service meet a condition, by polling the engine.</summary>
/// <param name="Containers">Their names.</param>
/// <param name="At">Location of the condition; null when from the command line.</param>
/// <param name="Required">Whether a failure fails the plan.</param>
/// <param name="Timeout">The maximum time; null for unlimited.</param>
internal sealed record WaitForService(
    string Service,
    ImmutableArray<string> Containers,
    WaitGoal Goal,
    Location? At,
    bool Required,
    TimeSpan? Timeout,
    string Cause
) : PlanStep(Cause)
{
    // The reference polls every 500 ms. Most waits are decided by the first answers, so those are requested sooner.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private const string DependencyFailed = "dependency failed to start: ";

    public override string Verb => "wait for";
    public override StepTarget Target => StepTarget.Service(Service);
    internal override IEnumerable<StepTarget> Changes => [];
    internal override IEnumerable<StepTarget> Uses => Containers.Select(StepTarget.Container);
    public override bool OnlyWaits => true;

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        foreach (var name in Containers)
            Report(context, name, ProgressStatus.Working, "Waiting");
        using var limit = new CancellationTokenSource(Timeout ?? System.Threading.Timeout.InfiniteTimeSpan, context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await PollAsync(context, either.Token).ConfigureAwait(false);
            foreach (var name in Containers)
                Report(context, name, ProgressStatus.Done, Goal == WaitGoal.Completed ? "Exited" : "Healthy");
            return StepOutcome.Done;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw await NotInTimeAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (StepException error) when (!Required)
        {
            var why = Optional(error.Message);
            foreach (var name in Containers)
                Report(context, name, ProgressStatus.Warning, "Skipped", why);
            return StepOutcome.Skipped(why);
        }
        catch (StepException error)
        {
            foreach (var name in Containers)
                Report(context, name, ProgressStatus.Error, "Error", error.Message);
            throw;
        }
    }

    public override Task<StepOutcome> RehearseAsync(StepContext context, CancellationToken cancellationToken)
    {
        foreach (var name in Containers)
        {
            Report(context, name, ProgressStatus.Working, "Waiting");
            Report(context, name, ProgressStatus.Done, Goal == WaitGoal.Completed ? "Exited" : "Healthy");
        }

        return base.RehearseAsync(context, cancellationToken);
    }

    private async Task PollAsync(StepContext context, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var containers = await Task.WhenAll(
                    Containers.Select(name => context.Engine.InspectContainerAsync(context.IdOf(name), cancellationToken))
                )
                .ConfigureAwait(false);
            var (isMet, shortfall) = Goal == WaitGoal.Completed ? IsCompleted(containers) : IsUp(containers);
            if (shortfall is not null)
                throw await FailureAsync(context, shortfall, cancellationToken).ConfigureAwait(false);
            if (isMet)
                return;
            await Task.Delay(pause, context.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private (bool IsMet, Shortfall? Shortfall) IsUp(ContainerInspect[] containers)
    {
        var all = true;
        foreach (var container in containers)
        {
            var (name, state) = (container.Name.TrimStart('/'), container.State);
            if (state.Status == ContainerStatus.Exited)
                return (false, new(container, Dependency($"container {name} exited ({state.ExitCode})"), LookAtLogs));
            var health = container.Config.Healthcheck?.Test is ["NONE", ..] ? null : state.Health?.Status;
            switch (health)
            {
                case null or HealthStatus.None or "" when Goal == WaitGoal.Healthy:
                    var help = $"Add a healthcheck to service {Service}, or only wait for service_started.";
                    return (false, new(container, Dependency($"container {name} has no healthcheck configured"), help));
                case null or HealthStatus.None or "":
                    all &= state.Status == ContainerStatus.Running;
                    break;
                case HealthStatus.Unhealthy:
                    return (false, new(container, Dependency($"container {name} is unhealthy"), TryProbe));
                default:
                    all &= health == HealthStatus.Healthy;
                    break;
            }
        }

        return (all, null);
    }

    // The first container to exit decides.
    private (bool IsMet, Shortfall? Shortfall) IsCompleted(ContainerInspect[] containers)
    {
        foreach (var container in containers)
        {
            if (container.State.Status != ContainerStatus.Exited)
                continue;
            var code = container.State.ExitCode;
            return code == 0
                ? (true, null)
                : (false, new(container, $"service \"{Service}\" didn't complete successfully: exit {code}", LookAtLogs));
        }

        return (false, null);
    }

    /// <summary>Why a container does not meet the condition, and never will.</summary>
    private sealed record Shortfall(ContainerInspect Container, string What, string Help);

    private async Task<StepException> FailureAsync(StepContext context, Shortfall shortfall, CancellationToken cancellationToken) =>
        new(shortfall.What, At)
        {
            Help = shortfall.Help,
            Details = await ReportAsync(context, shortfall.Container, cancellationToken).ConfigureAwait(false),
        };

    private async Task<StepException> NotInTimeAsync(StepContext context, CancellationToken cancellationToken)
    {
        var details = new List<string>();
        foreach (var name in Containers)
        {
            var container = await context.Engine.InspectContainerAsync(context.IdOf(name), cancellationToken).ConfigureAwait(false);
            if (container.State.Health?.Status is not { } health || health == HealthStatus.Healthy)
                continue;
            details.Add($"container {name} is {health}");
            details.AddRange(await ReportAsync(context, container, cancellationToken).ConfigureAwait(false));
        }

        return new($"application not healthy after {Model.Shapes.GoDuration.Format(Timeout!.Value.Ticks * 100)}", At)
        {
            Details = [.. details],
            Help = $"Service {Service} was not ready in time: check `compose ps {Service}`, or increase the timeout.",
        };
    }

    // An optional dependency is told in one line.
    private async Task<ImmutableArray<string>> ReportAsync(
        StepContext context,
        ContainerInspect container,
        CancellationToken cancellationToken
    )
    {
        var isShown = context.IsShown(container.Name.TrimStart('/'));
        return Required ? await ContainerReport.OfAsync(context, container, !isShown, cancellationToken).ConfigureAwait(false) : [];
    }

    private string LookAtLogs => $"`compose logs {Service}` shows its output.";

    private string TryProbe => $"Try the command of its healthcheck with `compose exec {Service}`.";

    private string Optional(string message) =>
        Goal switch
        {
            WaitGoal.Healthy =>
                $"optional dependency \"{Service}\" failed to start: {message.Replace(DependencyFailed, "", StringComparison.Ordinal)}",
            _ => $"optional dependency{message["service".Length..]}",
        };

    private string Dependency(string what) => Goal == WaitGoal.Healthy ? DependencyFailed + what : what;

    private static void Report(StepContext context, string name, ProgressStatus status, string text, string? details = null) =>
        context.Progress.Report(new ProgressEvent(StepTarget.Container(name).Id, status, text) { Details = details });
}
