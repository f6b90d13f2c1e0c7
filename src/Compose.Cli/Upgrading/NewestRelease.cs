using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using Compose.Cli.Failures;
using Compose.Files;

namespace Compose.Cli.Upgrading;

/// <summary>The newest release, as a server names it; asked only on request, and only at an address that somebody has set.</summary>
/// <param name="Version">Without suffixes such as <c>-rc.1</c>.</param>
internal sealed record NewestRelease(Version Version)
{
    /// <summary>Names the address of a JSON object with a <c>tag_name</c>, as forges have for a repository's newest release.</summary>
    public const string Variable = "COMPOSE_RELEASES_URL";

    private const int MaxBytes = 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <param name="current">This program's version, which it names to the server.</param>
    /// <exception cref="CommandFailed">The server cannot be asked, or answers something else.</exception>
    public static async Task<NewestRelease> AskAsync(string address, string current, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            throw new CommandFailed($"{Variable} is no address of a server: `{address}`; it begins with https://");
        using var client = new HttpClient { Timeout = Limit, MaxResponseContentBufferSize = MaxBytes };
        client.DefaultRequestHeaders.UserAgent.ParseAdd($"compose/{current}");
        try
        {
            var text = await client.GetStringAsync(uri, cancellationToken).ConfigureAwait(false);
            var tag = JsonSerializer.Deserialize(text, ReleaseJson.Default.ReleaseAnswer)?.Tag;
            return Read(tag) ?? throw new CommandFailed($"{address} names no version: its `tag_name` is {tag ?? "missing"}");
        }
        catch (JsonException)
        {
            throw new CommandFailed($"{address} does not answer with JSON; {Variable} wants the address of a release's description");
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new CommandFailed($"{address} cannot be asked: {Reason(error)}; {Variable} names it");
        }
    }

    /// <summary>The release of a tag, such as <c>v1.2.3</c>; null for other words.</summary>
    public static NewestRelease? Read(string? tag) =>
        Version.TryParse((tag ?? "").TrimStart('v').Split('-', '+')[0], out var version) ? new NewestRelease(version) : null;

    private static string Reason(Exception error) =>
        error switch
        {
            HttpRequestException { StatusCode: { } code } => $"it answers {(int)code}",
            { InnerException: SocketException inner } => FileTrouble.Reason(inner),
            OperationCanceledException => $"no answer within {Limit.TotalSeconds} s",
            _ => "the connection failed",
        };
}

/// <summary>What is read of the answer.</summary>
internal sealed record ReleaseAnswer([property: JsonPropertyName("tag_name")] string? Tag);

[JsonSerializable(typeof(ReleaseAnswer))]
internal sealed partial class ReleaseJson : JsonSerializerContext;
