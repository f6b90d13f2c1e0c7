namespace Compose.Engine.Contract;

/// <summary>The engine's answer to a ping.</summary>
/// <param name="Api">The negotiated version: the lower of its newest and ours, or the requested one.</param>
/// <param name="Os">Null when not reported.</param>
/// <param name="PrefersBuildKit">Whether its preferred builder is BuildKit. Engine 20.10 does not report it, but supports it.</param>
public sealed record EnginePing(ApiVersion Api, string? Os = null, bool PrefersBuildKit = false)
{
    /// <summary>The engine's newest version.</summary>
    public ApiVersion EngineApi { get; init; } = Api;
}
