using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>What a container may read from or write to a block device each second.</summary>
public sealed class DeviceRate(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("rate of a device",
    [
        new("path", new TextShape { Description = "The device.", Emit = Emit.WhenGiven }) { JsonName = "Path" },
        new("rate", new ByteSizeShape(ScalarTypes.Whole | ScalarTypes.Text)
        {
            Description = "Bytes, or operations.",
            Emit = Emit.WhenGiven,
        }) { JsonName = "Rate" },
    ])
    {
        Description = "What a container may read from or write to a block device each second.",
        Definition = "device_rate",
        Extensible = false,
    };

    /// <summary>The device.</summary>
    public string Path => Text("path") ?? "";

    /// <summary>Bytes, or operations.</summary>
    public long Rate => Whole("rate") ?? 0;
}
