namespace Compose.Engine.Contract;

/// <summary>What a wait waits for.</summary>
public enum WaitCondition
{
    /// <summary>It is not running; at once when it is not.</summary>
    NotRunning,

    /// <summary>The next time it exits: ask before the start.</summary>
    NextExit,

    /// <summary>It is gone. The exit code of a container that removes itself is only to be had so.</summary>
    Removed,
}
