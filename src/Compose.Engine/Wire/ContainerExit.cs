using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>Answer of <c>POST /containers/{id}/wait</c>.</summary>
public sealed record ContainerExit([property: JsonConverter(typeof(ExitCodeConverter))] int StatusCode, ExitError? Error = null);

/// <summary>Why the wait failed, not the container.</summary>
public sealed record ExitError(string? Message = null);

/// <summary>Answer of <c>GET /containers/{id}/top</c>: columns and rows as <c>ps</c> prints them.</summary>
public sealed record ContainerTop
{
    public IReadOnlyList<string> Titles
    {
        get;
        init => field = value ?? [];
    } = [];
    public IReadOnlyList<IReadOnlyList<string>> Processes
    {
        get;
        init => field = value ?? [];
    } = [];
}
