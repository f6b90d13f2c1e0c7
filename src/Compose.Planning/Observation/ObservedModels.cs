using System.Collections.Immutable;

namespace Compose.Planning.Observation;

/// <summary>What runs language models beside the engine.</summary>
/// <param name="Endpoint">Where containers reach it.</param>
/// <param name="Present">References of the models it has.</param>
/// <param name="Release">Its version, such as <c>v1.0.6</c>; null when it was not asked for, or not told.</param>
public sealed record ObservedModels(string Endpoint, ImmutableArray<string> Present, string? Release = null)
{
    private static readonly Version FirstWithFlags = new(1, 0, 6);

    /// <summary>Whether it takes flags of the program behind a model.</summary>
    public bool TakesFlags => Version.TryParse(Release?.TrimStart('v').Split('-', '+')[0], out var version) && version >= FirstWithFlags;

    /// <summary>Whether a model is there; without a tag <c>latest</c> is meant.</summary>
    public bool Has(string reference) => Present.Contains(reference) || Present.Contains(reference + ":latest");
}
