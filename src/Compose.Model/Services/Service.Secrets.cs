using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Secrets mounted as files.</summary>
    public ImmutableArray<FileMount> Secrets => Items("secrets", static node => new FileMount(node));
}
