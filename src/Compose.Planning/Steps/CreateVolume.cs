using Compose.Engine.Contract;
using Compose.Model;
using Compose.Model.Output;
using Compose.Model.Resources;
using Compose.Planning.Plans;
using Compose.Planning.Requests;

namespace Compose.Planning.Steps;

/// <summary><c>POST /volumes/create</c></summary>
internal sealed record CreateVolume(Project Project, Volume Volume, string Cause) : CreateResource(Cause)
{
    public override StepTarget Target => StepTarget.Volume(Volume.Name);

    protected override Task CallAsync(StepContext context, CancellationToken cancellationToken) =>
        context.Engine.CreateVolumeAsync(ResourceBodies.Of(Project, Volume, ConfigHash.Of(Volume)), cancellationToken);

    protected override StepException Refused(EngineException error) => Refusal.Of(Volume, error);
}
