using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Transport;

namespace Compose.Engine;

/// <content>Containers: input and output streams.</content>
public sealed partial class EngineClient
{
    /// <summary>From this version on the content type distinguishes frames from raw bytes; before, only the caller knows.</summary>
    private static readonly ApiVersion TypedStreams = new(1, 42);

    /// <inheritdoc/>
    public Task<ContainerStream> AttachContainerAsync(string container, AttachOptions options, CancellationToken cancellationToken)
    {
        var query = Query
            .Of("containers", container, "attach")
            .With("stream", true)
            .With("stdin", options.Stdin)
            .With("stdout", options.Stdout)
            .With("stderr", options.Stderr)
            .With("logs", options.Logs)
            .With("detachKeys", options.DetachKeys);
        return HijackAsync(query, null, options.Tty, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ContainerStream> ContainerLogsAsync(string container, LogOptions options, CancellationToken cancellationToken)
    {
        var query = Query
            .Of("containers", container, "logs")
            .With("stdout", options.Stdout)
            .With("stderr", options.Stderr)
            .With("follow", options.Follow)
            .With("timestamps", options.Timestamps)
            .With("tail", options.Tail is { } lines ? lines.ToString(System.Globalization.CultureInfo.InvariantCulture) : "all")
            .With("since", options.Since)
            .With("until", options.Until);
        var response = await SendAsync(HttpMethod.Get, query, null, default, cancellationToken).ConfigureAwait(false);
        var output = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new(output, await IsMultiplexedAsync(response, options.Tty, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Turns a request's connection into a container's streams. It is a dedicated connection, kept beside the response: only on it can the
    /// sending half be closed, and even engines that do not switch protocols read from it.
    /// </summary>
    private async Task<ContainerStream> HijackAsync(Query query, HttpContent? body, bool tty, CancellationToken cancellationToken)
    {
        var ping = await PingAsync(cancellationToken).ConfigureAwait(false);
        DuplexStream? connection = null;
        using var http = Invoker(async token => connection = await dialer.ConnectAsync(token).ConfigureAwait(false));
        using var request = Request(HttpMethod.Post, $"/v{ping.Api}{query}", body);
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.ParseAdd("tcp");
        var response = await SendAsync(http, request, Name(HttpMethod.Post, query), cancellationToken).ConfigureAwait(false);
        var output = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new(output, await IsMultiplexedAsync(response, tty, cancellationToken).ConfigureAwait(false), connection);
    }

    private async ValueTask<bool> IsMultiplexedAsync(HttpResponseMessage response, bool tty, CancellationToken cancellationToken) =>
        response.Content.Headers.ContentType?.MediaType switch
        {
            "application/vnd.docker.multiplexed-stream" => true,
            "application/vnd.docker.raw-stream" when (await PingAsync(cancellationToken).ConfigureAwait(false)).Api >= TypedStreams =>
                false,
            _ => !tty,
        };
}
