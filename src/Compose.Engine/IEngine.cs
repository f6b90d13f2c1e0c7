using Compose.Engine.Build;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <summary>
/// The Engine API calls for observing and changing an engine, one HTTP request each. Every call throws <see cref="EngineException"/> when
/// the engine refuses or cannot be reached. Containers, networks, images and volumes are identified by id or name. Enumerations yield
/// results as the engine sends them, and close their connection when abandoned.
/// </summary>
public interface IEngine
{
    /// <summary>The address of this engine, for messages.</summary>
    string Address { get; }

    /// <summary>Pings the engine and negotiates the API version; cached after the first call.</summary>
    ValueTask<EnginePing> PingAsync(CancellationToken cancellationToken);

    /// <summary><c>GET /version</c></summary>
    Task<SystemVersion> VersionAsync(CancellationToken cancellationToken);

    /// <summary><c>GET /info</c>. Slow: call only if necessary.</summary>
    Task<SystemInfo> InfoAsync(CancellationToken cancellationToken);

    /// <summary><c>GET /events</c>. Completes once the engine is listening, so that later events are not missed.</summary>
    /// <param name="since">Replays events since then; null for new ones only.</param>
    /// <param name="until">The end, possibly in the past; null for an endless stream.</param>
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

    /// <summary><c>POST /containers/{id}/start</c>; succeeds if already running.</summary>
    Task StartContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/stop</c>; succeeds if already stopped.</summary>
    /// <param name="timeoutSeconds">Null for the container's own grace period; -1 to wait indefinitely.</param>
    Task StopContainerAsync(string container, int? timeoutSeconds, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/restart</c>; timeout as for stop.</summary>
    Task RestartContainerAsync(string container, int? timeoutSeconds, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/kill</c>; a conflict if not running.</summary>
    /// <param name="signal">Null for SIGKILL.</param>
    Task KillContainerAsync(string container, string? signal, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/pause</c>; a conflict if paused or not running.</summary>
    Task PauseContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/unpause</c></summary>
    Task UnpauseContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary><c>DELETE /containers/{id}</c></summary>
    /// <param name="volumes">Whether to remove its anonymous volumes.</param>
    /// <param name="force">Whether to kill a running container.</param>
    Task RemoveContainerAsync(string container, bool volumes, bool force, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/rename</c></summary>
    Task RenameContainerAsync(string container, string name, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/wait</c>. Completes once the engine is waiting, so that a later start is not missed.</summary>
    Task<PendingExit> WaitContainerAsync(string container, WaitCondition condition, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/attach</c>. Attach before the start to get all output.</summary>
    Task<ContainerStream> AttachContainerAsync(string container, AttachOptions options, CancellationToken cancellationToken);

    /// <summary><c>GET /containers/{id}/logs</c></summary>
    Task<ContainerStream> ContainerLogsAsync(string container, LogOptions options, CancellationToken cancellationToken);

    /// <summary><c>POST /containers/{id}/resize</c></summary>
    Task ResizeContainerAsync(string container, TerminalSize size, CancellationToken cancellationToken);

    /// <summary><c>GET /containers/{id}/top</c></summary>
    Task<ContainerTop> TopContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary><c>GET /containers/{id}/stats</c>; one sample, or one per second.</summary>
    IAsyncEnumerable<ContainerStats> ContainerStatsAsync(string container, bool stream, CancellationToken cancellationToken);

    /// <summary><c>HEAD /containers/{id}/archive</c></summary>
    Task<PathStat> StatPathAsync(string container, string path, CancellationToken cancellationToken);

    /// <summary><c>GET /containers/{id}/archive</c>: a tar whose first entry is named after the path's last part.</summary>
    Task<ContainerArchive> GetArchiveAsync(string container, string path, CancellationToken cancellationToken);

    /// <summary><c>PUT /containers/{id}/archive</c>: extracts a tar into an existing directory.</summary>
    /// <param name="copyOwner">Whether to keep the owners in the tar instead of assigning the container's user.</param>
    Task PutArchiveAsync(string container, string directory, Stream tar, bool copyOwner, CancellationToken cancellationToken);

    /// <summary><c>GET /containers/{id}/export</c>: the file system as a tar.</summary>
    Task<Stream> ExportContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary><c>POST /commit</c>; returns the id of the new image.</summary>
    Task<string> CommitContainerAsync(string container, CommitOptions options, CancellationToken cancellationToken);

    // Exec: commands in containers

    /// <summary><c>POST /containers/{id}/exec</c>; returns the id of the exec instance.</summary>
    Task<string> CreateExecAsync(string container, ExecCreate body, CancellationToken cancellationToken);

    /// <summary><c>POST /exec/{id}/start</c>, attached. <paramref name="tty"/> must match the creation.</summary>
    Task<ContainerStream> StartExecAsync(string exec, bool tty, CancellationToken cancellationToken);

    /// <summary><c>POST /exec/{id}/start</c>, detached.</summary>
    Task StartDetachedExecAsync(string exec, CancellationToken cancellationToken);

    /// <summary><c>GET /exec/{id}/json</c>; the exit code is available shortly after the stream ends.</summary>
    Task<ExecInspect> InspectExecAsync(string exec, CancellationToken cancellationToken);

    /// <summary><c>POST /exec/{id}/resize</c>. Just after the start 404 and 500 are normal: retry.</summary>
    Task ResizeExecAsync(string exec, TerminalSize size, CancellationToken cancellationToken);

    // Images

    /// <summary><c>GET /images/json</c></summary>
    Task<IReadOnlyList<ImageSummary>> ListImagesAsync(Filters filters, CancellationToken cancellationToken);

    /// <summary><c>GET /images/{name}/json</c></summary>
    /// <param name="manifests">Whether to include the manifests of all platforms; ignored below API 1.48.</param>
    Task<ImageInspect> InspectImageAsync(string image, bool manifests, CancellationToken cancellationToken);

    /// <summary><c>POST /images/create</c>. A failure in mid-stream is thrown by the enumeration.</summary>
    IAsyncEnumerable<ProgressMessage> PullImageAsync(
        ImageReference image,
        string? platform,
        RegistryAuth? auth,
        CancellationToken cancellationToken
    );

    /// <summary><c>POST /images/{name}/push</c>. A failure in mid-stream is thrown by the enumeration.</summary>
    IAsyncEnumerable<ProgressMessage> PushImageAsync(ImageReference image, RegistryAuth? auth, CancellationToken cancellationToken);

    /// <summary><c>DELETE /images/{name}</c></summary>
    /// <param name="prune">Whether to remove untagged parents.</param>
    Task<IReadOnlyList<ImageRemoved>> RemoveImageAsync(string image, bool force, bool prune, CancellationToken cancellationToken);

    /// <summary><c>POST /images/{name}/tag</c></summary>
    Task TagImageAsync(string image, ImageReference target, CancellationToken cancellationToken);

    /// <summary><c>GET /distribution/{name}/json</c>: queries the registry without pulling.</summary>
    Task<DistributionInspect> InspectDistributionAsync(ImageReference image, RegistryAuth? auth, CancellationToken cancellationToken);

    /// <summary><c>POST /build</c>. A build failure is thrown by the enumeration.</summary>
    /// <param name="context">A tar of the context, already filtered.</param>
    IAsyncEnumerable<BuildMessage> BuildImageAsync(BuildRequest request, Stream context, CancellationToken cancellationToken);

    // Networks

    /// <summary><c>GET /networks</c></summary>
    Task<IReadOnlyList<NetworkInspect>> ListNetworksAsync(Filters filters, CancellationToken cancellationToken);

    /// <summary><c>GET /networks/{id}</c>. A name also matches an id prefix: compare the name of the result.</summary>
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

    /// <summary><c>POST /volumes/create</c>; returns an existing volume unchanged.</summary>
    Task<VolumeInspect> CreateVolumeAsync(VolumeCreate body, CancellationToken cancellationToken);

    /// <summary><c>DELETE /volumes/{name}</c>; a conflict while a container uses it, even with force.</summary>
    /// <param name="force">Whether to ignore a missing volume.</param>
    Task RemoveVolumeAsync(string volume, bool force, CancellationToken cancellationToken);
}
