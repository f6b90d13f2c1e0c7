using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>An event: a line of <c>GET /events</c>.</summary>
public sealed record EngineEvent
{
    /// <summary><c>container</c>, <c>network</c>, <c>volume</c>, <c>image</c>, <c>daemon</c>, …</summary>
    public string Type
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary><c>start</c>, <c>die</c>, …; some carry data: <c>exec_create: sh -c true</c>, <c>health_status: healthy</c>.</summary>
    public string Action
    {
        get;
        init => field = value ?? "";
    } = "";
    public EventActor Actor
    {
        get;
        init => field = value ?? new();
    } = new();

    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    /// <summary>Unix seconds.</summary>
    [JsonPropertyName("time")]
    public long Time { get; init; }

    /// <summary>Unix nanoseconds.</summary>
    [JsonPropertyName("timeNano")]
    public long TimeNano { get; init; }
}

/// <summary>The object of the event.</summary>
public sealed record EventActor
{
    public string ID
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>The labels and, for containers, <c>name</c>, <c>image</c>, <c>exitCode</c>, <c>signal</c>.</summary>
    public IReadOnlyDictionary<string, string> Attributes
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, string>.Empty;
    } = ReadOnlyDictionary<string, string>.Empty;
}
