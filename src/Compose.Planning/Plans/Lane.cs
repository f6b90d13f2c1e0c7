namespace Compose.Planning.Plans;

/// <summary>Steps of one lane share a limit.</summary>
public enum Lane
{
    /// <summary>No limit.</summary>
    Engine,

    /// <summary>Container creations, staggered.</summary>
    Creation,

    /// <summary>Starts of containers with published ports, one at a time: engines do not allocate ports of a range atomically.</summary>
    Ports,

    /// <summary>Pulls, pushes and classic builds, limited by --parallel.</summary>
    Transfer,
}
