using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Whether the container gets a terminal.</summary>
    public bool Tty => Flag("tty") ?? false;

    private static Shape TtyShape => new FlagShape { Description = "Whether the container gets a terminal.", Cast = Cast.Bool };
}
