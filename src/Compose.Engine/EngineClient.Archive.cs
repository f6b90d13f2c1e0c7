using Compose.Engine.Contract;
using Compose.Engine.Transport;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <content>Containers: their files.</content>
public sealed partial class EngineClient
{
    /// <inheritdoc/>
    public async Task<PathStat> StatPathAsync(string container, string path, CancellationToken cancellationToken)
    {
        var query = Query.Of("containers", container, "archive").With("path", path);
        try
        {
            using var response = await SendAsync(HttpMethod.Head, query, null, default, cancellationToken).ConfigureAwait(false);
            return Stat(response, HttpMethod.Head, query);
        }
        catch (EngineException error) when (error.IsNotFound)
        {
            // A response to HEAD has no body and hence no message.
            throw new EngineException(
                error.Status,
                $"there is no {path} in container {container}, or no such container",
                error.Endpoint,
                error
            );
        }
    }

    /// <inheritdoc/>
    public async Task<ContainerArchive> GetArchiveAsync(string container, string path, CancellationToken cancellationToken)
    {
        var query = Query.Of("containers", container, "archive").With("path", path);
        var response = await SendAsync(HttpMethod.Get, query, null, default, cancellationToken).ConfigureAwait(false);
        var stat = Stat(response, HttpMethod.Get, query);
        return new(stat, await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public Task PutArchiveAsync(string container, string directory, Stream tar, bool copyOwner, CancellationToken cancellationToken) =>
        DoAsync(
            HttpMethod.Put,
            Query
                .Of("containers", container, "archive")
                .With("path", directory)
                .With("noOverwriteDirNonDir", "true")
                .With("copyUIDGID", copyOwner ? "true" : null),
            new UploadContent(tar),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<Stream> ExportContainerAsync(string container, CancellationToken cancellationToken) =>
        StreamAsync(Query.Of("containers", container, "export"), cancellationToken);

    private static PathStat Stat(HttpResponseMessage response, HttpMethod method, Query query)
    {
        try
        {
            return response.Headers.TryGetValues("X-Docker-Container-Path-Stat", out var values)
                ? PathStat.FromHeader(values.First())
                : throw new FormatException("it is missing");
        }
        catch (FormatException error)
        {
            response.Dispose();
            throw new EngineException(null, "the engine's response does not describe the path", Name(method, query), error);
        }
    }
}
