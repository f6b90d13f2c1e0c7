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
            throw new StepException($"application not healthy after {Model.Shapes.GoDuration.Format(Timeout!.Value.Ticks * 100)}", At)
            {
                Help = $"Service {Service} was not ready in time: check `compose ps {Service}`, or increase the timeout.",
            };
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
            if (Goal == WaitGoal.Completed ? IsCompleted(containers) : IsUp(containers))
                return;
            await Task.Delay(pause, context.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsUp(ContainerInspect[] containers)
    {
        var all = true;
        foreach (var container in containers)
        {
            var (name, state) = (container.Name.TrimStart('/'), container.State);
            if (state.Status == ContainerStatus.Exited)
                throw Failed($"container {name} exited ({state.ExitCode})", LookAtLogs);
            var health = container.Config.Healthcheck?.Test is ["NONE", ..] ? null : state.Health?.Status;
            switch (health)
            {
                case null or HealthStatus.None or "" when Goal == WaitGoal.Healthy:
                    throw Failed(
                        $"container {name} has no healthcheck configured",
                        $"Add a healthcheck to service {Service}, or only wait for service_started."
                    );
                case null or HealthStatus.None or "":
                    all &= state.Status == ContainerStatus.Running;
                    break;
                case HealthStatus.Unhealthy:
                    throw Failed($"container {name} is unhealthy", LastProbe(state.Health));
                default:
                    all &= health == HealthStatus.Healthy;
                    break;
            }
        }

        return all;
    }

    // The first container to exit decides.
    private bool IsCompleted(ContainerInspect[] containers)
    {
        foreach (var container in containers)
        {
            if (container.State.Status != ContainerStatus.Exited)
                continue;
            return container.State.ExitCode == 0
                ? true
                : throw new StepException($"service \"{Service}\" didn't complete successfully: exit {container.State.ExitCode}", At)
                {
                    Help = LookAtLogs,
                };
        }

        return false;
    }

    private string LookAtLogs => $"`compose logs {Service}` shows its output.";

    private string LastProbe(Health? health) =>
        health?.Log is [.., { } last] && last.Output?.Trim() is { Length: > 0 } said
            ? $"The healthcheck of {Service} failed with exit code {last.ExitCode}: {said.Split('\n')[^1]}"
            : $"The healthcheck of {Service} failed without output; try its command with `compose exec {Service}`.";

    private string Optional(string message) =>
        Goal switch
        {
            WaitGoal.Healthy =>
                $"optional dependency \"{Service}\" failed to start: {message.Replace(DependencyFailed, "", StringComparison.Ordinal)}",
            _ => $"optional dependency{message["service".Length..]}",
        };

    private StepException Failed(string what, string help) =>
        new(Goal == WaitGoal.Healthy ? DependencyFailed + what : what, At) { Help = help };

    private static void Report(StepContext context, string name, ProgressStatus status, string text, string? details = null) =>
        context.Progress.Report(new ProgressEvent(StepTarget.Container(name).Id, status, text) { Details = details });
}
