using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>File systems in memory: <c>path[:options]</c>.</summary>
    public ImmutableArray<string> Tmpfs => List("tmpfs");
}
