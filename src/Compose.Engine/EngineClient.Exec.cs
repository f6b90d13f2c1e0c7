using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Transport;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <content>Exec: commands in running containers.</content>
public sealed partial class EngineClient
{
    /// <inheritdoc/>
    public async Task<string> CreateExecAsync(string container, ExecCreate body, CancellationToken cancellationToken) =>
        (
            await AskAsync(
                    Query.Of("containers", container, "exec"),
                    Json(body, WireJson.Default.ExecCreate),
                    WireJson.Default.IdResponse,
                    cancellationToken
                )
                .ConfigureAwait(false)
        ).Id;

    /// <inheritdoc/>
    public Task<ContainerStream> StartExecAsync(string exec, bool tty, CancellationToken cancellationToken) =>
        HijackAsync(Query.Of("exec", exec, "start"), Json(new(false, tty), WireJson.Default.ExecStart), tty, cancellationToken);

    /// <inheritdoc/>
    public Task StartDetachedExecAsync(string exec, CancellationToken cancellationToken) =>
        PostAsync(Query.Of("exec", exec, "start"), new(true, false), WireJson.Default.ExecStart, cancellationToken);

    /// <inheritdoc/>
    public Task<ExecInspect> InspectExecAsync(string exec, CancellationToken cancellationToken) =>
        GetAsync(Query.Of("exec", exec, "json"), WireJson.Default.ExecInspect, cancellationToken);

    /// <inheritdoc/>
    public Task ResizeExecAsync(string exec, TerminalSize size, CancellationToken cancellationToken) =>
        PostAsync(Query.Of("exec", exec, "resize").With("h", size.Rows).With("w", size.Columns), cancellationToken);
}
