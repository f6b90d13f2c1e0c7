namespace Compose.Model.Services;

/// <summary>What is mounted.</summary>
public enum MountType
{
    Volume,
    Bind,
    Tmpfs,
    Cluster,
    NamedPipe,
    Image,
}
