using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>OCI annotations of the container.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Annotations => Map("annotations");
}
