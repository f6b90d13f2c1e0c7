using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Planning.Differences;
using Compose.Planning.Naming;
using Compose.Planning.Plans;
using Compose.Planning.Requests;

namespace Compose.Planning.Steps;

/// <summary><c>POST /containers/create</c></summary>
/// <param name="Name">The name to create it under: final, or temporary while the old container holds the final one.</param>
internal sealed record CreateContainer(string Name, ContainerRequest Request, string Cause) : PlanStep(Cause)
{
    /// <summary>What differs in the configuration of the container it replaces.</summary>
    public ContainerDifference Difference { get; init; } = ContainerDifference.None;

    /// <summary>The replacement in a rolling update; null for most.</summary>
    public UpdateAttempt? Attempt { get; init; }

    public override string Verb => "create";
    public override StepTarget Target => StepTarget.Container(Name);
    internal override IEnumerable<StepTarget> Uses =>
        Request.Networks.Select(StepTarget.Network).Concat(Request.Volumes.Select(StepTarget.Volume));
    public override string Working => "Creating";
    public override string Done => "Created";
    public override Lane Lane => Lane.Creation;

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var request = Request.Resolve(context);
        var body = CreateBody.Of(request);
        try
        {
            var created = await context
                .Engine.CreateContainerAsync(Name, body, request.Service.Platform, cancellationToken)
                .ConfigureAwait(false);
            context.Remember(Request.Name, created.Id);
            foreach (var warning in created.Warnings)
                context.Progress.Report(new ProgressEvent(Target.Id, ProgressStatus.Warning, warning));
            return StepOutcome.Done;
        }
        catch (EngineException error) when (!error.IsUnreachable)
        {
            var holder = error.IsConflict ? await HolderAsync(context, cancellationToken).ConfigureAwait(false) : null;
            // The engine's advice is to remove the container, whosever it is.
            throw holder is null && !error.Message.Contains("already in use by container", StringComparison.Ordinal)
                ? Refusal.Of(request.Service, error, request.Project)
                : NameTaken(request, holder, error);
        }
    }

    /// <param name="holder">Null while it is being created or removed.</param>
    private StepException NameTaken(ContainerRequest request, ContainerInspect? holder, EngineException error)
    {
        var (service, project) = (request.Service, holder?.Config.Labels?.GetValueOrDefault(Labels.Project));
        var isOurs = holder is null || project == request.Project.Name;
        var whose =
            holder is null ? "a container that another program creates or removes at this moment"
            : isOurs ? $"container {holder.Id[..12]} of this project, which another program created at the same time"
            : project is null ? $"container {holder.Id[..12]} outside of any project"
            : $"container {holder.Id[..12]} of project {project}";
        return new StepException(
            $"service {service.Name}: container name \"{Name}\" is already in use by {whose}",
            service.ContainerName == Name ? service.PlaceOf("container_name") : service.NameAt,
            error
        )
        {
            IsFinal = !isOurs,
            Help = isOurs
                ? Refusal.RunAgain
                : $"Remove that container with `docker rm -f {Name}`, or rename one of the two.",
        };
    }

    /// <summary>The container with the name; null when there is none and the conflict has another cause.</summary>
    private async Task<ContainerInspect?> HolderAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await context.Engine.InspectContainerAsync(Name, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.IsNotFound)
        {
            return null;
        }
    }
}
