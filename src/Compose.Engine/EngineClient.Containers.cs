using Compose.Engine.Contract;
using Compose.Engine.Transport;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <content>Containers: lifecycle.</content>
public sealed partial class EngineClient
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ContainerSummary>> ListContainersAsync(Filters filters, bool all, CancellationToken cancellationToken) =>
        GetAsync(
            new Query("/containers/json").With("all", all).With("filters", filters),
            WireJson.Default.IReadOnlyListContainerSummary,
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<ContainerInspect> InspectContainerAsync(string container, CancellationToken cancellationToken) =>
        GetAsync(Query.Of("containers", container, "json"), WireJson.Default.ContainerInspect, cancellationToken);

    /// <inheritdoc/>
    public Task<ContainerCreated> CreateContainerAsync(
        string name,
        ContainerCreate body,
        string? platform,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            new Query("/containers/create").With("name", name).With("platform", platform),
            Json(body, WireJson.Default.ContainerCreate),
            WireJson.Default.ContainerCreated,
            cancellationToken
        );

    /// <inheritdoc/>
    public Task StartContainerAsync(string container, CancellationToken cancellationToken) =>
        PostAsync(Query.Of("containers", container, "start"), cancellationToken);

    /// <inheritdoc/>
    public Task StopContainerAsync(string container, int? timeoutSeconds, CancellationToken cancellationToken) =>
        PostAsync(Query.Of("containers", container, "stop").With("t", timeoutSeconds), cancellationToken);

    /// <inheritdoc/>
    public Task RestartContainerAsync(string container, int? timeoutSeconds, CancellationToken cancellationToken) =>
        PostAsync(Query.Of("containers", container, "restart").With("t", timeoutSeconds), cancellationToken);

    /// <inheritdoc/>
    public Task KillContainerAsync(string container, string? signal, CancellationToken cancellationToken) =>
        PostAsync(Query.Of("containers", container, "kill").With("signal", signal), cancellationToken);

    /// <inheritdoc/>
    public Task PauseContainerAsync(string container, CancellationToken cancellationToken) =>
        PostAsync(Query.Of("containers", container, "pause"), cancellationToken);

    /// <inheritdoc/>
    public Task UnpauseContainerAsync(string container, CancellationToken cancellationToken) =>
        PostAsync(Query.Of("containers", container, "unpause"), cancellationToken);

    /// <inheritdoc/>
    public Task RemoveContainerAsync(string container, bool volumes, bool force, CancellationToken cancellationToken) =>
        DeleteAsync(Query.Of("containers", container).With("v", volumes).With("force", force), cancellationToken);

    /// <inheritdoc/>
    public Task RenameContainerAsync(string container, string name, CancellationToken cancellationToken) =>
        PostAsync(Query.Of("containers", container, "rename").With("name", name), cancellationToken);

    /// <inheritdoc/>
    public async Task<PendingExit> WaitContainerAsync(string container, WaitCondition condition, CancellationToken cancellationToken)
    {
        var query = Query
            .Of("containers", container, "wait")
            .With(
                "condition",
                condition switch
                {
                    WaitCondition.NextExit => "next-exit",
                    WaitCondition.Removed => "removed",
                    _ => "not-running",
                }
            );
        var response = await SendAsync(HttpMethod.Post, query, null, default, cancellationToken).ConfigureAwait(false);
        return new(ExitAsync());

        async Task<ContainerExit> ExitAsync()
        {
            using (response)
                return await ReadAsync(response, WireJson.Default.ContainerExit, Name(HttpMethod.Post, query), cancellationToken)
                    .ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task ResizeContainerAsync(string container, TerminalSize size, CancellationToken cancellationToken) =>
        PostAsync(Query.Of("containers", container, "resize").With("h", size.Rows).With("w", size.Columns), cancellationToken);

    /// <inheritdoc/>
    public Task<ContainerTop> TopContainerAsync(string container, CancellationToken cancellationToken) =>
        GetAsync(Query.Of("containers", container, "top"), WireJson.Default.ContainerTop, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ContainerStats> ContainerStatsAsync(string container, bool stream, CancellationToken cancellationToken) =>
        LinesAsync(
            HttpMethod.Get,
            Query.Of("containers", container, "stats").With("stream", stream ? "1" : "0"),
            null,
            WireJson.Default.ContainerStats,
            [],
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<string> CommitContainerAsync(string container, CommitOptions options, CancellationToken cancellationToken)
    {
        var query = new Query("/commit")
            .With("container", container)
            .With("repo", options.Target?.Name)
            .With("tag", options.Target?.Tag)
            .With("author", options.Author)
            .With("comment", options.Message)
            .WithEach("changes", options.Changes)
            .With("pause", options.Pause ? "1" : "0");
        return (await AskAsync(query, null, WireJson.Default.IdResponse, cancellationToken).ConfigureAwait(false)).Id;
    }
}
