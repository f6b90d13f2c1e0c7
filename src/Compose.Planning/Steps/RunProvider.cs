using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Execution;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>Runs the program behind a service that is no container.</summary>
/// <param name="Action"><c>up</c>, <c>stop</c> or <c>down</c>.</param>
internal sealed record RunProvider(Project Project, Service Service, string Action, string Cause) : PlanStep(Cause)
{
    public override string Verb => $"{Action} with {Service.Provider?.Type}";
    public override StepTarget Target => StepTarget.Service(Service.Name);
    public override string Working => Action switch { "up" => "Creating", "stop" => "Stopping", _ => "Removing" };
    public override string Done => Action switch { "up" => "Created", "stop" => "Stopped", _ => "Removed" };
    public override bool OnlyWaits => true;

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (context.Providers is not { } providers)
            throw new StepException($"service {Service.Name} needs the provider {Service.Provider?.Type}, and this command runs none", Service.PlaceOf("provider"));
        var variables = await providers.RunAsync(Project, Service, Action,
            words => context.Progress.Report(new ProgressEvent(Target.Id, ProgressStatus.Working, Working) { Details = words }), cancellationToken).ConfigureAwait(false);
        context.Remember(Service.Name, variables);
        return StepOutcome.Done;
    }
}
