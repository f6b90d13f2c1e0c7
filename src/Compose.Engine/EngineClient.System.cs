using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Transport;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <content>Who answers, and what happens there.</content>
public sealed partial class EngineClient
{
    private readonly SemaphoreSlim _handshake = new(1, 1);
    private volatile EnginePing? _ping;

    /// <inheritdoc/>
    public async ValueTask<EnginePing> PingAsync(CancellationToken cancellation)
    {
        if (_ping is { } known)
            return known;
        await _handshake.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return _ping ??= await ShakeHandsAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            _handshake.Release();
        }
    }

    /// <inheritdoc/>
    public Task<SystemVersion> VersionAsync(CancellationToken cancellation) => GetAsync(new("/version"), WireJson.Default.SystemVersion, cancellation);

    /// <inheritdoc/>
    public Task<SystemInfo> InfoAsync(CancellationToken cancellation) => GetAsync(new("/info"), WireJson.Default.SystemInfo, cancellation);

    /// <inheritdoc/>
    public async Task<IAsyncEnumerable<EngineEvent>> EventsAsync(Filters filters, DateTimeOffset? since, DateTimeOffset? until, CancellationToken cancellation)
    {
        var query = new Query("/events").With("since", since).With("until", until).With("filters", filters);
        var stream = await StreamAsync(query, cancellation).ConfigureAwait(false);
        return JsonLines.ReadAsync(stream, WireJson.Default.EngineEvent, Name(HttpMethod.Get, query), cancellation);
    }

    private async Task<EnginePing> ShakeHandsAsync(CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Get, "/_ping", null);
        using var response = await SendAsync(_http, request, "GET /_ping", cancellation).ConfigureAwait(false);
        if (!response.Headers.TryGetValues("Api-Version", out var values) || !ApiVersion.TryParse(values.FirstOrDefault(), out var theirs))
            throw new EngineException(response.StatusCode, $"what answers at {_endpoint} is not a Docker engine", "GET /_ping");
        var spoken = theirs < ApiVersion.Newest ? theirs : ApiVersion.Newest;
        if (_config.Variables.GetValueOrDefault("DOCKER_API_VERSION") is { Length: > 0 } wanted && !ApiVersion.TryParse(wanted, out spoken))
            throw new EngineException(null, $"DOCKER_API_VERSION is \"{wanted}\"; expected a version such as {ApiVersion.Newest}", "DOCKER_API_VERSION");
        return new(spoken, Header("Ostype"), Header("Builder-Version") == "2") { EngineApi = theirs };

        string? Header(string name) => response.Headers.TryGetValues(name, out var found) ? found.FirstOrDefault() : null;
    }
}
