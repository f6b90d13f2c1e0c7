using System.Collections.Immutable;
using Compose.Engine.Wire;

namespace Compose.Planning.Fields;

/// <summary>One side of a comparison: a container as it is, as it was asked for, or as it is expected to be.</summary>
/// <param name="Name">The container's name.</param>
/// <param name="Endpoints">By network name on the engine.</param>
/// <param name="Platform"><c>os/architecture[/variant]</c>; null when unknown, or not asked for.</param>
internal sealed record Side(
    string Name,
    ContainerConfig Config,
    HostConfig Host,
    IReadOnlyDictionary<string, EndpointSettings> Endpoints,
    string? Platform
)
{
    /// <summary>Environment variables by name; a bare name, which only removes the image's variable, is left out.</summary>
    public IReadOnlyDictionary<string, string> Environment => VariablesOf(Config.Env);

    private static SortedDictionary<string, string> VariablesOf(IReadOnlyList<string>? list)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in list ?? [])
            if (text.IndexOf('=') is >= 0 and var split)
                variables[text[..split]] = text[(split + 1)..];
        return variables;
    }
}

/// <summary>The container's sides, and what is needed to read them.</summary>
/// <param name="Wanted">What the service asks for: attributes that are not set are missing.</param>
/// <param name="Expected">The same, completed by the image as the engine does.</param>
/// <param name="Observed">The existing container.</param>
internal sealed record Comparison(Side Wanted, Side Expected, Side Observed, Requests.ContainerRequest Request)
{
    public Model.Services.Service Service => Request.Service;

    /// <summary>What the image of the existing container declares.</summary>
    public required ContainerConfig Image { get; init; }

    /// <summary>The id of the existing container.</summary>
    public required string Id { get; init; }

    /// <summary>The services of the project's containers, by the container's id and name.</summary>
    public required ImmutableDictionary<string, string> Services { get; init; }
}
