namespace Compose.Engine.Wire;

/// <summary>Body of <c>POST /containers/create</c>; name and platform are in the query.</summary>
public sealed record ContainerCreate : ContainerConfig
{
    public HostConfig HostConfig { get; init; } = new();
    public NetworkingConfig? NetworkingConfig { get; init; }
}

/// <summary>The networks of a new container. Below API 1.44 at most one: connect it to the others afterwards, before it starts.</summary>
public sealed record NetworkingConfig(IReadOnlyDictionary<string, EndpointSettings> EndpointsConfig);

/// <summary>Answer of <c>POST /containers/create</c>.</summary>
public sealed record ContainerCreated(string Id)
{
    /// <summary>Settings the engine could not honour, in its own words.</summary>
    public IReadOnlyList<string> Warnings
    {
        get;
        init => field = value ?? [];
    } = [];
}
