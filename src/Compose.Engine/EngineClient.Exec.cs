using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Transport;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <content>Commands in running containers.</content>
public sealed partial class EngineClient
{
    /// <inheritdoc/>
    public async Task<string> CreateExecAsync(string container, ExecCreate body, CancellationToken cancellation) =>
        (await AskAsync(Query.Of("containers", container, "exec"), Json(body, WireJson.Default.ExecCreate), WireJson.Default.IdResponse, cancellation).ConfigureAwait(false)).Id;

    /// <inheritdoc/>
    public Task<ContainerStream> StartExecAsync(string exec, bool tty, CancellationToken cancellation) =>
        HijackAsync(Query.Of("exec", exec, "start"), Json(new(false, tty), WireJson.Default.ExecStart), tty, cancellation);

    /// <inheritdoc/>
    public Task StartDetachedExecAsync(string exec, CancellationToken cancellation) =>
        PostAsync(Query.Of("exec", exec, "start"), new(true, false), WireJson.Default.ExecStart, cancellation);

    /// <inheritdoc/>
    public Task<ExecInspect> InspectExecAsync(string exec, CancellationToken cancellation) =>
        GetAsync(Query.Of("exec", exec, "json"), WireJson.Default.ExecInspect, cancellation);

    /// <inheritdoc/>
    public Task ResizeExecAsync(string exec, TerminalSize size, CancellationToken cancellation) =>
        PostAsync(Query.Of("exec", exec, "resize").With("h", size.Rows).With("w", size.Columns), cancellation);
}
