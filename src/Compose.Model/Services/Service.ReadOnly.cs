using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Whether the container's root file system is read-only.</summary>
    public bool ReadOnly => Flag("read_only") ?? false;

    private static Shape ReadOnlyShape => new FlagShape
    {
        Description = "Whether the container's root file system is read-only.",
        Cast = Cast.Bool,
    };
}
