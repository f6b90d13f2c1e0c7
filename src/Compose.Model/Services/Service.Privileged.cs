namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Whether the container has all capabilities and devices.</summary>
    public bool Privileged => Flag("privileged") ?? false;
}
