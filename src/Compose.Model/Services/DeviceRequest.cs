using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Devices requested by capability, such as GPUs.</summary>
public sealed class DeviceRequest(Mapping node) : View(node)
{
    public const string CountKey = "count";
    public const string DeviceIdsKey = "device_ids";

    private static readonly ImmutableArray<AttributeSpec> Attributes =
    [
        new(
            "capabilities",
            new ListShape(new TextShape()) { Description = "Required capabilities of each device: `gpu`, `tpu`.", Distinct = true }
        )
        {
            Required = true,
        },
        new("driver", new TextShape { Description = "The driver." }),
        new(CountKey, new WholeShape { Description = "The number of devices; `all` or -1 for all.", Word = ("all", -1) }),
        new(DeviceIdsKey, new ListShape(new TextShape()) { Description = "The ids of the devices, instead of a count.", Distinct = true }),
        new("options", new ListOrMapShape(nullIsEmpty: true) { Description = "Options of the driver." }),
    ];

    /// <summary>Accepted attributes in the reservations of a service, in output order.</summary>
    public static ObjectShape Shape { get; } = new("device request", Attributes) { Description = "Devices requested by capability." };

    /// <summary>Accepted attributes under <c>gpus</c>, where the capability is implied.</summary>
    public static ObjectShape GpuShape { get; } =
        new("device request", Attributes.SetItem(0, Attributes[0] with { Required = false })) { Description = "GPUs." };

    public ImmutableArray<string> Capabilities => List("capabilities");

    public string? Driver => Text("driver");

    /// <summary>Number of devices; -1 for all.</summary>
    public long? Count => Whole(CountKey);

    public ImmutableArray<string> DeviceIds => List(DeviceIdsKey);

    public ImmutableArray<KeyValuePair<string, string>> Options => Map("options");
}
