using System.Net;

namespace Compose.Engine.Contract;

/// <summary>The engine refused a call, failed in the middle of a stream, could not be reached, or its address makes no sense.</summary>
/// <param name="status">The HTTP status; null when there was no answer, or when the failure came inside a stream that began well.</param>
/// <param name="message">The engine's own words, or ours when it never answered.</param>
/// <param name="endpoint">What was called, such as <c>POST /containers/create</c>, or the address that did not answer.</param>
public sealed class EngineException(HttpStatusCode? status, string message, string endpoint, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The HTTP status, or null.</summary>
    public HttpStatusCode? Status { get; } = status;

    /// <summary>What was called, or the address that did not answer.</summary>
    public string Endpoint { get; } = endpoint;

    /// <summary>No such container, image, network, volume or exec (404).</summary>
    public bool IsNotFound => Status == HttpStatusCode.NotFound;

    /// <summary>The name is taken, or the state does not allow it: in use, not running, paused (409).</summary>
    public bool IsConflict => Status == HttpStatusCode.Conflict;

    /// <summary>The registry wants other credentials (401 or 403).</summary>
    public bool IsUnauthorized => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>The request itself is wrong (400).</summary>
    public bool IsInvalid => Status == HttpStatusCode.BadRequest;

    /// <summary>No engine answered at the address.</summary>
    public bool IsUnreachable { get; init; }

    /// <summary>What is said when no engine answers, with why.</summary>
    internal static string CannotConnect(EngineEndpoint endpoint, string reason) =>
        $"Cannot connect to the Docker daemon at {endpoint}. Is the docker daemon running? ({reason})";
}
