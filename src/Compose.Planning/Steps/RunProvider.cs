using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>Runs the provider program of a service without containers.</summary>
/// <param name="Action"><c>up</c>, <c>stop</c> or <c>down</c>.</param>
internal sealed record RunProvider(Project Project, Service Service, string Action, string Cause) : PlanStep(Cause)
{
    public override string Verb => $"{Action} with {Service.Provider?.Type}";
    public override StepTarget Target => StepTarget.Service(Service.Name);
    public override bool OnlyWaits => true;

    private (string Working, string Done) Words =>
        Action switch
        {
            "up" => ("Creating", "Created"),
            "stop" => ("Stopping", "Stopped"),
            _ => ("Removing", "Removed"),
        };

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (context.Providers is not { } providers)
            throw new StepException(
                $"service {Service.Name} needs the provider {Service.Provider?.Type}, but this command runs no providers",
                Service.PlaceOf("provider")
            );
        if (!await providers.KnowsAsync(Project, Service, Action, cancellationToken).ConfigureAwait(false))
            return StepOutcome.Done;
        var (working, done) = Words;
        Tell(working);
        context.Remember(Service.Name, await providers.RunAsync(Project, Service, Action, Tell, cancellationToken).ConfigureAwait(false));
        return new StepOutcome(StepResult.Done, done);

        void Tell(string words) => context.Progress.Report(new ProgressEvent(Target.Id, ProgressStatus.Working, words));
    }

    public override Task<StepOutcome> RehearseAsync(StepContext context, CancellationToken cancellationToken)
    {
        context.Progress.Report(new ProgressEvent(Target.Id, ProgressStatus.Working, Words.Working));
        return Task.FromResult(new StepOutcome(StepResult.Done, Words.Done));
    }
}
