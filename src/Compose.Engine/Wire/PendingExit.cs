namespace Compose.Engine.Wire;

/// <summary>A wait accepted by the engine.</summary>
/// <param name="Exit">Completes with the exit code.</param>
public sealed record PendingExit(Task<ContainerExit> Exit);
