using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>A line of the response stream of pull, push, load, import and the classic builder.</summary>
public sealed record ProgressMessage
{
    /// <summary>A layer, or the subject of the stream; null for the whole.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>Readable text from the builder.</summary>
    [JsonPropertyName("stream")]
    public string? Stream { get; init; }

    [JsonPropertyName("progressDetail")]
    public ProgressDetail? Detail { get; init; }

    /// <summary>Set on the line that ends a failed stream: readers throw it and never return it.</summary>
    [JsonPropertyName("errorDetail")]
    public ProgressError? ErrorDetail { get; init; }

    /// <summary>The same, on engines without details.</summary>
    [JsonPropertyName("error")]
    public string? Error { get; init; }

    /// <summary>Machine-readable data: an object, or base64 in a string.</summary>
    [JsonPropertyName("aux")]
    public System.Text.Json.JsonElement? Aux { get; init; }
}

/// <summary>Progress of a layer in bytes; <see cref="Total"/> is 0 when unknown.</summary>
public sealed record ProgressDetail
{
    [JsonPropertyName("current")]
    public long Current { get; init; }

    [JsonPropertyName("total")]
    public long Total { get; init; }

    [JsonPropertyName("units")]
    public string? Units { get; init; }
}

/// <summary>Why a stream failed.</summary>
public sealed record ProgressError
{
    [JsonPropertyName("code")]
    public int Code { get; init; }

    [JsonPropertyName("message")]
    public string? Message { get; init; }
}

/// <summary>The body of an error response.</summary>
public sealed record ErrorResponse([property: JsonPropertyName("message")] string? Message = null);
