using Compose.Engine;
using Compose.Planning.Execution;
using Compose.Planning.Plans;
using Compose.Planning.Requests;

namespace Compose.Planning.Steps;

/// <summary><c>POST /containers/create</c></summary>
/// <param name="Name">The name to create it under: the final one, or a temporary one while the old container holds that.</param>
internal sealed record CreateContainer(string Name, ContainerTemplate Template, string Cause) : PlanStep(Cause)
{
    public override string Verb => "create";
    public override StepTarget Target => StepTarget.Container(Name);
    public override string Working => "Creating";
    public override string Done => "Created";

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var request = Template.Resolve(context);
        var body = ContainerSpec.Build(request);
        try
        {
            var created = await context.Engine.CreateContainerAsync(Name, body, request.Service.Platform, cancellationToken).ConfigureAwait(false);
            context.Remember(Template.Name, created.Id);
            foreach (var warning in created.Warnings)
                context.Progress.Report(new ProgressEvent(Target.Id, ProgressStatus.Warning, warning));
            return StepOutcome.Done;
        }
        catch (EngineException error) when (error.IsConflict && request.Service.ContainerName == Name)
        {
            throw new StepException($"container name \"{Name}\" is taken by a container outside this project: {error.Message}",
                request.Service.PlaceOf("container_name"), error);
        }
        catch (EngineException error) when (error.IsNotFound && error.Message.Contains("image", StringComparison.OrdinalIgnoreCase))
        {
            throw new StepException($"service {request.Service.Name}: {error.Message}", request.Service.PlaceOf("image"), error);
        }
    }
}
