using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A container's share of a block device's time.</summary>
public sealed class DeviceWeight(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("weight of a device",
    [
        new("path", new TextShape { Description = "The device.", Emit = Emit.WhenGiven }) { JsonName = "Path" },
        new("weight", new WholeShape { Description = "10 to 1000.", Emit = Emit.WhenGiven }) { JsonName = "Weight" },
    ])
    {
        Description = "A container's share of a block device's time.",
        Extensible = false,
    };

    /// <summary>The device.</summary>
    public string Path => Text("path") ?? "";

    /// <summary>10 to 1000.</summary>
    public int Weight => (int)(Whole("weight") ?? 0);
}
