using Compose.Engine.Contract;
using Compose.Engine.Transport;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <content>Volumes.</content>
public sealed partial class EngineClient
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<VolumeInspect>> ListVolumesAsync(Filters filters, CancellationToken cancellation) =>
        (await GetAsync(new Query("/volumes").With("filters", filters), WireJson.Default.VolumeList, cancellation).ConfigureAwait(false)).Volumes;

    /// <inheritdoc/>
    public Task<VolumeInspect> InspectVolumeAsync(string volume, CancellationToken cancellation) =>
        GetAsync(Query.Of("volumes", volume), WireJson.Default.VolumeInspect, cancellation);

    /// <inheritdoc/>
    public Task<VolumeInspect> CreateVolumeAsync(VolumeCreate body, CancellationToken cancellation) =>
        AskAsync(new("/volumes/create"), Json(body, WireJson.Default.VolumeCreate), WireJson.Default.VolumeInspect, cancellation);

    /// <inheritdoc/>
    public Task RemoveVolumeAsync(string volume, bool force, CancellationToken cancellation) =>
        DeleteAsync(Query.Of("volumes", volume).With("force", force), cancellation);
}
