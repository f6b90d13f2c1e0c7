using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Kernel parameters of the container.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Sysctls => Map("sysctls");
}
