using Compose.Engine.Build;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <summary>
/// The calls that observing and changing an engine need, one HTTP request each. Every call throws <see cref="EngineException"/> when the
/// engine refuses or cannot be reached. Containers, networks, images and volumes are named by id or name.
/// Enumerations read as the engine writes, and close their connection when they are left.
/// </summary>
public interface IEngine
{
    /// <summary>Where this engine is, for messages.</summary>
    string Address { get; }

    /// <summary>Who answers and which API version is spoken with it; asked once, then remembered.</summary>
    ValueTask<EnginePing> PingAsync(CancellationToken cancellationToken);

    /// <summary><c>GET /version</c></summary>
    Task<SystemVersion> VersionAsync(CancellationToken cancellationToken);

    /// <summary><c>GET /info</c>. Slow: only for who really needs it.</summary>
    Task<SystemInfo> InfoAsync(CancellationToken cancellationToken);

    /// <summary><c>GET /events</c>. Completes when the engine listens, so nothing that is started afterwards is missed.</summary>
    /// <param name="since">Replays from here on; with null only what is new.</param>
    /// <param name="until">Ends there, possibly in the past; with null it never ends.</param>
    Task<IAsyncEnumerable<EngineEvent>> EventsAsync(
        Filters filters,
        DateTimeOffset? since,
        DateTimeOffset? until,
        CancellationToken cancellationToken
    );

    // Containers

    /// <summary><c>GET /containers/json</c>; only running ones unless <paramref name="all"/>.</summary>
    Task<IReadOnlyList<ContainerSummary>> ListContainersAsync(Filters filters, bool all, CancellationToken cancellationToken);

    /// <summary><c>GET /containers/{id}/json</c></summary>
    Task<ContainerInspect> InspectContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/create</c></summary>
    /// <param name="platform"><c>os[/arch[/variant]]</c>, or null for the engine's own.</param>
    Task<ContainerCreated> CreateContainerAsync(string name, ContainerCreate body, string? platform, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/start</c>; fine when it runs already.</summary>
    Task StartContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/stop</c>; fine when it has stopped already.</summary>
    /// <param name="timeoutSeconds">Null for the container's own grace period; -1 to wait without end.</param>
    Task StopContainerAsync(string container, int? timeoutSeconds, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/restart</c>; the time is as for stop.</summary>
    Task RestartContainerAsync(string container, int? timeoutSeconds, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/kill</c>; a conflict when it does not run.</summary>
    /// <param name="signal">Null for SIGKILL.</param>
    Task KillContainerAsync(string container, string? signal, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/pause</c>; a conflict when it is paused or does not run.</summary>
    Task PauseContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/unpause</c></summary>
    Task UnpauseContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary><c>DELETE /containers/{id}</c></summary>
    /// <param name="volumes">Its anonymous volumes too.</param>
    /// <param name="force">Kill it first when it runs.</param>
    Task RemoveContainerAsync(string container, bool volumes, bool force, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/rename</c></summary>
    Task RenameContainerAsync(string container, string name, CancellationToken cancellationToken);

    /// <summary>
    /// <c>POST /containers/{id}/wait</c>. Completes when the engine watches, so a container started afterwards is not missed.
    /// </summary>
    Task<PendingExit> WaitContainerAsync(string container, WaitCondition condition, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/attach</c>. Attach before the start to lose nothing.</summary>
    Task<ContainerStream> AttachContainerAsync(string container, AttachOptions options, CancellationToken cancellationToken);

    /// <summary><c>GET /containers/{id}/logs</c></summary>
    Task<ContainerStream> ContainerLogsAsync(string container, LogOptions options, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/resize</c></summary>
    Task ResizeContainerAsync(string container, TerminalSize size, CancellationToken cancellationToken);

    /// <summary><c>GET /containers/{id}/top</c></summary>
    Task<ContainerTop> TopContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary><c>GET /containers/{id}/stats</c>; one sample, or one a second.</summary>
    IAsyncEnumerable<ContainerStats> ContainerStatsAsync(string container, bool stream, CancellationToken cancellationToken);

    /// <summary><c>HEAD /containers/{id}/archive</c></summary>
    Task<PathStat> StatPathAsync(string container, string path, CancellationToken cancellationToken);

    /// <summary><c>GET /containers/{id}/archive</c>: a tar whose first entry is the path's last part.</summary>
    Task<ContainerArchive> GetArchiveAsync(string container, string path, CancellationToken cancellationToken);

    /// <summary><c>PUT /containers/{id}/archive</c>: unpacks a tar into a directory that exists.</summary>
    /// <param name="copyOwner">Keep the owners in the tar, instead of giving all to the container's user.</param>
    Task PutArchiveAsync(string container, string directory, Stream tar, bool copyOwner, CancellationToken cancellationToken);

    /// <summary><c>GET /containers/{id}/export</c>: the whole file system as a tar.</summary>
    Task<Stream> ExportContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary><c>POST /commit</c>: the new image's id.</summary>
    Task<string> CommitContainerAsync(string container, CommitOptions options, CancellationToken cancellationToken);

    // Commands in containers

    /// <summary><c>POST /containers/{id}/exec</c>: the id of the prepared command.</summary>
    Task<string> CreateExecAsync(string container, ExecCreate body, CancellationToken cancellationToken);

    /// <summary><c>POST /exec/{id}/start</c>, attached. <paramref name="tty"/> must be as at creation.</summary>
    Task<ContainerStream> StartExecAsync(string exec, bool tty, CancellationToken cancellationToken);

    /// <summary><c>POST /exec/{id}/start</c>, nothing attached.</summary>
    Task StartDetachedExecAsync(string exec, CancellationToken cancellationToken);

    /// <summary><c>GET /exec/{id}/json</c>; the exit code is there a moment after the stream has ended.</summary>
    Task<ExecInspect> InspectExecAsync(string exec, CancellationToken cancellationToken);

    /// <summary><c>POST /exec/{id}/resize</c>. Right after the start 404 and 500 are normal: try again.</summary>
    Task ResizeExecAsync(string exec, TerminalSize size, CancellationToken cancellationToken);

    // Images

    /// <summary><c>GET /images/json</c></summary>
    Task<IReadOnlyList<ImageSummary>> ListImagesAsync(Filters filters, CancellationToken cancellationToken);

    /// <summary><c>GET /images/{name}/json</c></summary>
    /// <param name="manifests">Also what is there for each platform; ignored below API 1.48.</param>
    Task<ImageInspect> InspectImageAsync(string image, bool manifests, CancellationToken cancellationToken);

    /// <summary><c>POST /images/create</c>. A failure in mid-stream throws from the enumeration.</summary>
    IAsyncEnumerable<ProgressMessage> PullImageAsync(
        ImageReference image,
        string? platform,
        RegistryAuth? auth,
        CancellationToken cancellationToken
    );

    /// <summary><c>POST /images/{name}/push</c>. A failure in mid-stream throws from the enumeration.</summary>
    IAsyncEnumerable<ProgressMessage> PushImageAsync(ImageReference image, RegistryAuth? auth, CancellationToken cancellationToken);

    /// <summary><c>DELETE /images/{name}</c></summary>
    /// <param name="prune">Untagged parents too.</param>
    Task<IReadOnlyList<ImageRemoved>> RemoveImageAsync(string image, bool force, bool prune, CancellationToken cancellationToken);

    /// <summary><c>POST /images/{name}/tag</c></summary>
    Task TagImageAsync(string image, ImageReference target, CancellationToken cancellationToken);

    /// <summary><c>GET /distribution/{name}/json</c>: asks the registry, pulls nothing.</summary>
    Task<DistributionInspect> InspectDistributionAsync(ImageReference image, RegistryAuth? auth, CancellationToken cancellationToken);

    /// <summary><c>POST /build</c>. A failing build throws from the enumeration.</summary>
    /// <param name="context">A tar of the context, already filtered.</param>
    IAsyncEnumerable<BuildMessage> BuildImageAsync(BuildRequest request, Stream context, CancellationToken cancellationToken);

    // Networks

    /// <summary><c>GET /networks</c></summary>
    Task<IReadOnlyList<NetworkInspect>> ListNetworksAsync(Filters filters, CancellationToken cancellationToken);

    /// <summary><c>GET /networks/{id}</c>. A name also matches the beginning of an id: compare the result's name.</summary>
    Task<NetworkInspect> InspectNetworkAsync(string network, CancellationToken cancellationToken);

    /// <summary><c>POST /networks/create</c></summary>
    Task<NetworkCreated> CreateNetworkAsync(NetworkCreate body, CancellationToken cancellationToken);

    /// <summary><c>DELETE /networks/{id}</c></summary>
    Task RemoveNetworkAsync(string network, CancellationToken cancellationToken);

    /// <summary><c>POST /networks/{id}/connect</c></summary>
    Task ConnectNetworkAsync(string network, string container, EndpointSettings? endpoint, CancellationToken cancellationToken);

    /// <summary><c>POST /networks/{id}/disconnect</c></summary>
    Task DisconnectNetworkAsync(string network, string container, bool force, CancellationToken cancellationToken);

    // Volumes

    /// <summary><c>GET /volumes</c></summary>
    Task<IReadOnlyList<VolumeInspect>> ListVolumesAsync(Filters filters, CancellationToken cancellationToken);

    /// <summary><c>GET /volumes/{name}</c></summary>
    Task<VolumeInspect> InspectVolumeAsync(string volume, CancellationToken cancellationToken);

    /// <summary><c>POST /volumes/create</c>; one that exists is returned untouched.</summary>
    Task<VolumeInspect> CreateVolumeAsync(VolumeCreate body, CancellationToken cancellationToken);

    /// <summary><c>DELETE /volumes/{name}</c>; a conflict while a container uses it, forced or not.</summary>
    /// <param name="force">No error when it does not exist.</param>
    Task RemoveVolumeAsync(string volume, bool force, CancellationToken cancellationToken);
}
