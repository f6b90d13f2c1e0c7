using System.Net;

namespace Compose.Engine.Contract;

/// <summary>The engine refused a call, failed in mid-stream or could not be reached, or its address is invalid.</summary>
/// <param name="status">The HTTP status; null without an answer, or for a failure in mid-stream.</param>
/// <param name="message">The engine's message, or ours when it did not answer.</param>
/// <param name="endpoint">The call, such as <c>POST /containers/create</c>, or the unreachable address.</param>
public sealed class EngineException(HttpStatusCode? status, string message, string endpoint, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The HTTP status; null without an answer or for a failure in mid-stream.</summary>
    public HttpStatusCode? Status { get; } = status;

    /// <summary>The call, or the unreachable address.</summary>
    public string Endpoint { get; } = endpoint;

    /// <summary>No such container, image, network, volume or exec (404).</summary>
    public bool IsNotFound => Status == HttpStatusCode.NotFound;

    /// <summary>The name is taken, or the state forbids the operation: in use, not running, paused (409).</summary>
    public bool IsConflict => Status == HttpStatusCode.Conflict;

    /// <summary>The registry requires other credentials (401 or 403).</summary>
    public bool IsUnauthorized => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>The request is invalid (400).</summary>
    public bool IsInvalid => Status == HttpStatusCode.BadRequest;

    /// <summary>No engine answered at the address.</summary>
    public bool IsUnreachable { get; init; }

    /// <summary>The message when no engine answers, with the reason.</summary>
    internal static string CannotConnect(EngineEndpoint endpoint, string reason) =>
        $"Cannot connect to the Docker daemon at {endpoint}. Is the docker daemon running? ({reason})";
}
