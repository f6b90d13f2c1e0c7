using System.Collections.Immutable;

namespace Compose.Planning.Observation;

/// <summary>The model runner beside the engine.</summary>
/// <param name="Endpoint">Its address for containers.</param>
/// <param name="Present">References of the models it has.</param>
/// <param name="Release">Its version, such as <c>v1.0.6</c>; null when not requested or unknown.</param>
public sealed record ObservedModels(string Endpoint, ImmutableArray<string> Present, string? Release = null)
{
    private static readonly Version FirstWithFlags = new(1, 0, 6);

    /// <summary>Whether it supports runtime flags.</summary>
    public bool TakesFlags => Version.TryParse(Release?.TrimStart('v').Split('-', '+')[0], out var version) && version >= FirstWithFlags;

    /// <summary>Whether a model is present; the default tag is <c>latest</c>.</summary>
    public bool Has(string reference) => Present.Contains(reference) || Present.Contains(reference + ":latest");
}
