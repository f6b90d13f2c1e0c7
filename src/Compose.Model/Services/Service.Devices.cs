using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

// Host devices and access to them.
public sealed partial class Service
{
    public const string DevicesKey = "devices";
    public ImmutableArray<Device> Devices => Items(DevicesKey, static node => new Device(node));
    private static AttributeSpec DevicesSpec =>
        new(
            DevicesKey,
            new ListShape(Device.ItemShape) { Description = "Host devices exposed to the container.", Unique = UniqueBy.Target }
        );

    public const string GpusKey = "gpus";

    /// <summary>A count of -1 requests all.</summary>
    public ImmutableArray<DeviceRequest> Gpus => Items(GpusKey, static node => new DeviceRequest(node));
    private static AttributeSpec GpusSpec =>
        new(
            GpusKey,
            new EitherShape
            {
                Description = "GPUs: `all`, or a list of requirements.",
                Text = new TextShape { Values = ["all"] },
                List = new ListShape(DeviceRequest.GpuShape),
                FromText = static all => LongForm.ListOf(LongForm.Keyed(DeviceRequest.CountKey, Scalar.Int(all.At, -1))),
            }
        );

    public const string DeviceCgroupRulesKey = "device_cgroup_rules";
    public ImmutableArray<string> DeviceCgroupRules => List(DeviceCgroupRulesKey);
    private static AttributeSpec DeviceCgroupRulesSpec =>
        new(
            DeviceCgroupRulesKey,
            new ListShape(new TextShape { Grammar = DeviceRule.Check })
            {
                Description = "Rules added to the control group's list of allowed devices.",
                Distinct = true,
            }
        );
}
