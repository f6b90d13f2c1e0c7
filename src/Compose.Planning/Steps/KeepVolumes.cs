using Compose.Engine.Wire;
using Compose.Planning.Naming;
using Compose.Planning.Plans;
using Compose.Planning.Requests;

namespace Compose.Planning.Steps;

/// <summary>
/// <c>POST /containers/create</c> for a container that is never started. It holds the anonymous volumes of one that is removed before its
/// replacement can be created: if the run ends in between, the next one takes it for what an interrupted recreate left behind.
/// </summary>
/// <param name="Name">Its temporary name.</param>
/// <param name="Request">The replacement.</param>
internal sealed record KeepVolumes(string Name, ContainerRequest Request, string Cause) : PlanStep(Cause)
{
    public override string Verb => "keep the volumes of";
    public override StepTarget Target => StepTarget.Container(Name);
    internal override IEnumerable<StepTarget> Uses => Request.Inherited.Select(static mount => StepTarget.Volume(mount.Source ?? ""));

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var request = Request.Resolve(context);
        var body = new ContainerCreate
        {
            Image = request.ImageReference,
            // Not that of any service, so that the next run replaces it.
            Labels = ContainerLabels.Of(request).SetItem(Labels.ConfigHash, ""),
            HostConfig = new HostConfig { Mounts = request.Inherited, NetworkMode = "none" },
        };
        await context.Engine.CreateContainerAsync(Name, body, request.Service.Platform, cancellationToken).ConfigureAwait(false);
        return StepOutcome.Done;
    }
}
