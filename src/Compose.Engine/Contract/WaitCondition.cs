namespace Compose.Engine.Contract;

/// <summary>The condition of a wait.</summary>
public enum WaitCondition
{
    /// <summary>Not running; returns immediately if already so.</summary>
    NotRunning,

    /// <summary>The next exit; to be requested before the start.</summary>
    NextExit,

    /// <summary>Removed. The only way to get the exit code of an auto-removed container.</summary>
    Removed,
}
