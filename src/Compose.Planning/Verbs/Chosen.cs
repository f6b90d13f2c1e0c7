using System.Collections.Immutable;
using Compose.Planning.Observation;

namespace Compose.Planning.Verbs;

/// <summary>The containers a verb applies to.</summary>
internal static class Chosen
{
    /// <summary>Containers of the named services, or of all, sorted by name.</summary>
    public static IEnumerable<ObservedContainer> From(ObservedState observed, ImmutableArray<string> services, bool oneOffs) =>
        observed.Containers.Where(container =>
            (oneOffs || !container.OneOff) && (services.IsEmpty || services.Contains(container.Service))
        );
}
