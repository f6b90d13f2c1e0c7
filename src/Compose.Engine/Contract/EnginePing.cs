namespace Compose.Engine.Contract;

/// <summary>Who answers.</summary>
/// <param name="Api">The version spoken with it: the older of its newest and ours, or the one asked for.</param>
/// <param name="Os">Null when it did not say.</param>
/// <param name="PrefersBuildKit">Its builder of choice is BuildKit. Engines 20.10 do not say, and have it.</param>
public sealed record EnginePing(ApiVersion Api, string? Os = null, bool PrefersBuildKit = false)
{
    /// <summary>The engine's own newest version.</summary>
    public ApiVersion EngineApi { get; init; } = Api;
}
