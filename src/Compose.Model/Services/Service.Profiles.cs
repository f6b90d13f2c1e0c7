using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Profiles that enable the service; none means always enabled.</summary>
    public ImmutableArray<string> Profiles => List("profiles");
}
