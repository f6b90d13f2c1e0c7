using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Configs mounted as files.</summary>
    public ImmutableArray<FileMount> Configs => Items("configs", static node => new FileMount(node));
}
