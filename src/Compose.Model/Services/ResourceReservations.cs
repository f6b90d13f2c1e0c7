using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>What is kept for a service.</summary>
public sealed class ResourceReservations(Mapping node) : View(node)
{
    /// <summary>Processors.</summary>
    public double? Cpus => Real("cpus");

    /// <summary>Bytes of memory.</summary>
    public long? Memory => Whole("memory");

    /// <summary>Devices found by what they can do.</summary>
    public ImmutableArray<DeviceRequest> Devices => Items("devices", static node => new DeviceRequest(node));

    /// <summary>Resources a swarm's nodes declare.</summary>
    public ImmutableArray<GenericResource> GenericResources => Items("generic_resources", static node => new GenericResource(node));
}
