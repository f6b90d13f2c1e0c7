using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A container's share of a block device's time.</summary>
public sealed class DeviceWeight(Mapping node) : View(node)
{
    /// <summary>The device.</summary>
    public string Path => Text("path") ?? "";

    /// <summary>10 to 1000.</summary>
    public int Weight => (int)(Whole("weight") ?? 0);
}
