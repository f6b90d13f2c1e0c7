using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Whether the kernel spares the container when memory runs out.</summary>
    public bool OomKillDisable => Flag("oom_kill_disable") ?? false;

    private static Shape OomKillDisableShape => new FlagShape
    {
        Description = "Whether the kernel spares the container when memory runs out.",
        Cast = Cast.Bool,
    };
}
