namespace Compose.Engine.Wire;

/// <summary>A wait the engine has accepted.</summary>
/// <param name="Exit">Completes with the exit code.</param>
public sealed record PendingExit(Task<ContainerExit> Exit);
