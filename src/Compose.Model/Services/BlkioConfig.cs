using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary><c>blkio_config</c> of a service.</summary>
public sealed class BlkioConfig(Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "blkio_config",
            [
                new("weight", new WholeShape { Description = "Relative share of block device I/O, 10 to 1000." }),
                new("weight_device", new ListShape(DeviceWeight.Shape) { Description = "Relative share of one device's I/O." }),
                new("device_read_bps", new ListShape(DeviceRate.Shape) { Description = "Read rate in bytes per second." }),
                new("device_read_iops", new ListShape(DeviceRate.Shape) { Description = "Read rate in operations per second." }),
                new("device_write_bps", new ListShape(DeviceRate.Shape) { Description = "Write rate in bytes per second." }),
                new("device_write_iops", new ListShape(DeviceRate.Shape) { Description = "Write rate in operations per second." }),
            ]
        )
        {
            Description = "Block device limits of a container.",
            Extensible = false,
            Emit = Emit.WhenGiven,
        };

    public int? Weight => (int?)Whole("weight");

    public ImmutableArray<DeviceWeight> WeightDevice => Items("weight_device", static node => new DeviceWeight(node));

    public ImmutableArray<DeviceRate> DeviceReadBps => Items("device_read_bps", static node => new DeviceRate(node));

    public ImmutableArray<DeviceRate> DeviceReadIops => Items("device_read_iops", static node => new DeviceRate(node));

    public ImmutableArray<DeviceRate> DeviceWriteBps => Items("device_write_bps", static node => new DeviceRate(node));

    public ImmutableArray<DeviceRate> DeviceWriteIops => Items("device_write_iops", static node => new DeviceRate(node));
}

/// <summary>An item of <c>blkio_config.weight_device</c>.</summary>
public sealed class DeviceWeight(Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "weight of a device",
            [
                new("path", new TextShape { Description = "The device.", Emit = Emit.WhenGiven }) { JsonName = "Path" },
                new("weight", new WholeShape { Description = "10 to 1000.", Emit = Emit.WhenGiven }) { JsonName = "Weight" },
            ]
        )
        {
            Description = "A container's relative share of a block device's I/O.",
            Extensible = false,
        };

    public string Path => Text("path") ?? "";

    public int Weight => (int)(Whole("weight") ?? 0);
}

/// <summary>An item of the <c>blkio_config</c> lists of rates per second.</summary>
public sealed class DeviceRate(Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "rate of a device",
            [
                new("path", new TextShape { Description = "The device.", Emit = Emit.WhenGiven }) { JsonName = "Path" },
                new(
                    "rate",
                    new ByteSizeShape(ScalarTypes.Whole | ScalarTypes.Text) { Description = "Bytes or operations.", Emit = Emit.WhenGiven }
                )
                {
                    JsonName = "Rate",
                },
            ]
        )
        {
            Description = "A rate limit of a block device.",
            Definition = "device_rate",
            Extensible = false,
        };

    public string Path => Text("path") ?? "";

    public long Rate => Whole("rate") ?? 0;
}
