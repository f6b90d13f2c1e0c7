using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>What is mounted where.</summary>
    public ImmutableArray<ServiceVolume> Volumes => Items("volumes", static node => new ServiceVolume(node));
}
