using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>What is kept for a service.</summary>
public sealed class ResourceReservations(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("reservations",
    [
        new("cpus", new RealShape { Description = "Processors." }),
        new("memory", new ByteSizeShape(ScalarTypes.Text) { Description = "Bytes of memory." }),
        new("devices", new ListShape(DeviceRequest.Shape) { Description = "Devices found by what they can do." }),
        new("generic_resources", new ListShape(GenericResource.Shape) { Description = "Resources a swarm's nodes declare." }),
    ])
    {
        Description = "What is kept for a service.",
        Emit = Emit.WhenGiven,
    };

    /// <summary>Processors.</summary>
    public double? Cpus => Real("cpus");

    /// <summary>Bytes of memory.</summary>
    public long? Memory => Whole("memory");

    /// <summary>Devices found by what they can do.</summary>
    public ImmutableArray<DeviceRequest> Devices => Items("devices", static node => new DeviceRequest(node));

    /// <summary>Resources a swarm's nodes declare.</summary>
    public ImmutableArray<GenericResource> GenericResources => Items("generic_resources", static node => new GenericResource(node));
}
