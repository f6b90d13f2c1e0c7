using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Name servers in place of the engine's.</summary>
    public ImmutableArray<string> Dns => List("dns");
}
