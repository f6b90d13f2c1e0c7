using Compose.Engine.Contract;
using Compose.Engine.Transport;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <content>Volumes.</content>
public sealed partial class EngineClient
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<VolumeInspect>> ListVolumesAsync(Filters filters, CancellationToken cancellationToken) =>
        (
            await GetAsync(new Query("/volumes").With("filters", filters), WireJson.Default.VolumeList, cancellationToken)
                .ConfigureAwait(false)
        ).Volumes;

    /// <inheritdoc/>
    public Task<VolumeInspect> InspectVolumeAsync(string volume, CancellationToken cancellationToken) =>
        GetAsync(Query.Of("volumes", volume), WireJson.Default.VolumeInspect, cancellationToken);

    /// <inheritdoc/>
    public Task<VolumeInspect> CreateVolumeAsync(VolumeCreate body, CancellationToken cancellationToken) =>
        AskAsync(new("/volumes/create"), Json(body, WireJson.Default.VolumeCreate), WireJson.Default.VolumeInspect, cancellationToken);

    /// <inheritdoc/>
    public Task RemoveVolumeAsync(string volume, bool force, CancellationToken cancellationToken) =>
        DeleteAsync(Query.Of("volumes", volume).With("force", force), cancellationToken);
}
