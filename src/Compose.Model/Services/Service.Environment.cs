using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Variables of the container; null for a name that nothing gave a value.</summary>
    public ImmutableArray<KeyValuePair<string, string?>> Environment => Pairs("environment");
}
