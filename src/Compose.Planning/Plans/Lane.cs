namespace Compose.Planning.Plans;

/// <summary>Steps of one lane share a limit.</summary>
public enum Lane
{
    /// <summary>No limit.</summary>
    Engine,

    /// <summary>Creations of containers, a moment apart.</summary>
    Creation,

    /// <summary>
    /// Starts of containers with published ports, one at a time: engines do not hand out the ports of a range atomically.
    /// </summary>
    Ports,

    /// <summary>Pulls, pushes and classic builds, limited by --parallel.</summary>
    Transfer,
}
