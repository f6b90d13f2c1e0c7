using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Block device limits of a container.</summary>
public sealed class BlkioConfig(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("blkio_config",
    [
        new("weight", new WholeShape { Description = "Share of the block devices' time, 10 to 1000." }),
        new("weight_device", new ListShape(DeviceWeight.Shape) { Description = "Share of one device's time." }),
        new("device_read_bps", new ListShape(DeviceRate.Shape) { Description = "Bytes read each second." }),
        new("device_read_iops", new ListShape(DeviceRate.Shape) { Description = "Reads each second." }),
        new("device_write_bps", new ListShape(DeviceRate.Shape) { Description = "Bytes written each second." }),
        new("device_write_iops", new ListShape(DeviceRate.Shape) { Description = "Writes each second." }),
    ])
    {
        Description = "Block device limits of a container.",
        Extensible = false,
        Emit = Emit.WhenGiven,
    };

    /// <summary>Share of the block devices' time, 10 to 1000.</summary>
    public int? Weight => (int?)Whole("weight");

    /// <summary>Share of one device's time.</summary>
    public ImmutableArray<DeviceWeight> WeightDevice => Items("weight_device", static node => new DeviceWeight(node));

    /// <summary>Bytes read each second.</summary>
    public ImmutableArray<DeviceRate> DeviceReadBps => Items("device_read_bps", static node => new DeviceRate(node));

    /// <summary>Reads each second.</summary>
    public ImmutableArray<DeviceRate> DeviceReadIops => Items("device_read_iops", static node => new DeviceRate(node));

    /// <summary>Bytes written each second.</summary>
    public ImmutableArray<DeviceRate> DeviceWriteBps => Items("device_write_bps", static node => new DeviceRate(node));

    /// <summary>Writes each second.</summary>
    public ImmutableArray<DeviceRate> DeviceWriteIops => Items("device_write_iops", static node => new DeviceRate(node));
}

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
