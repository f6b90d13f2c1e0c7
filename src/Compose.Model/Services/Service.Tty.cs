namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Whether the container gets a terminal.</summary>
    public bool Tty => Flag("tty") ?? false;
}
