using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Transport;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <content>Ping, version, info, events.</content>
public sealed partial class EngineClient
{
    private readonly SemaphoreSlim handshake = new(1, 1);
    private volatile EnginePing? ping;

    /// <summary>How long the first answer may take before <see cref="WhenSlow"/> is called.</summary>
    public static TimeSpan Slow { get; } = TimeSpan.FromSeconds(3);

    /// <summary>Called while the first answer is awaited, once, when it is slow; on any thread.</summary>
    public Action? WhenSlow { get; init; }

    /// <inheritdoc/>
    public async ValueTask<EnginePing> PingAsync(CancellationToken cancellationToken)
    {
        if (ping is { } known)
            return known;
        await handshake.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return ping ??= await ShakeHandsAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            handshake.Release();
        }
    }

    /// <inheritdoc/>
    public Task<SystemVersion> VersionAsync(CancellationToken cancellationToken) =>
        GetAsync(new("/version"), WireJson.Default.SystemVersion, cancellationToken);

    /// <inheritdoc/>
    public Task<SystemInfo> InfoAsync(CancellationToken cancellationToken) =>
        GetAsync(new("/info"), WireJson.Default.SystemInfo, cancellationToken);

    /// <inheritdoc/>
    public async Task<IAsyncEnumerable<EngineEvent>> EventsAsync(
        Filters filters,
        DateTimeOffset? since,
        DateTimeOffset? until,
        CancellationToken cancellationToken
    )
    {
        var query = new Query("/events").With("since", since).With("until", until).With("filters", filters);
        var stream = await StreamAsync(query, cancellationToken).ConfigureAwait(false);
        return JsonLines.ReadAsync(stream, WireJson.Default.EngineEvent, Name(HttpMethod.Get, query), cancellationToken);
    }

    private async Task<EnginePing> ShakeHandsAsync(CancellationToken cancellationToken)
    {
        using var slow = new Timer(_ => WhenSlow?.Invoke(), null, Slow, Timeout.InfiniteTimeSpan);
        using var request = Request(HttpMethod.Get, "/_ping", null);
        using var response = await SendAsync(http, request, "GET /_ping", cancellationToken).ConfigureAwait(false);
        if (!response.Headers.TryGetValues("Api-Version", out var values) || !ApiVersion.TryParse(values.FirstOrDefault(), out var theirs))
            throw new EngineException(response.StatusCode, $"the server at {endpoint} is not a Docker engine", "GET /_ping");
        var spoken = theirs < ApiVersion.Newest ? theirs : ApiVersion.Newest;
        if (config.Variables.GetValueOrDefault("DOCKER_API_VERSION") is { Length: > 0 } wanted && !ApiVersion.TryParse(wanted, out spoken))
            throw new EngineException(
                null,
                $"DOCKER_API_VERSION is \"{wanted}\"; expected a version such as {ApiVersion.Newest}",
                "DOCKER_API_VERSION"
            );
        return new(spoken, Header("Ostype"), Header("Builder-Version") == "2") { EngineApi = theirs };

        string? Header(string name) => response.Headers.TryGetValues(name, out var found) ? found.FirstOrDefault() : null;
    }
}
