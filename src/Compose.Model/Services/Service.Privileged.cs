using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Whether the container has all capabilities and devices.</summary>
    public bool Privileged => Flag("privileged") ?? false;

    private static Shape PrivilegedShape => new FlagShape
    {
        Description = "Whether the container has all capabilities and devices.",
        Cast = Cast.Bool,
    };
}
