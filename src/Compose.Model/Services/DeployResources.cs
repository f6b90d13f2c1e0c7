using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary><c>deploy.resources</c> (spec 1.4).</summary>
public sealed class DeployResources(Mapping node) : View(node)
{
    public const string LimitsKey = "limits";
    public const string ReservationsKey = "reservations";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new("resources", [new(LimitsKey, ResourceLimits.Shape), new(ReservationsKey, ResourceReservations.Shape)])
        {
            Description = "Resource limits and reservations.",
            Emit = Emit.AlwaysInJsonAsMapping,
        };

    /// <summary>Upper limits.</summary>
    public ResourceLimits? Limits => Part(LimitsKey, static node => new ResourceLimits(node));

    /// <summary>Resources reserved for the service.</summary>
    public ResourceReservations? Reservations => Part(ReservationsKey, static node => new ResourceReservations(node));
}

/// <summary><c>deploy.resources.limits</c>.</summary>
public sealed class ResourceLimits(Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "limits",
            [
                new("cpus", new RealShape { Description = "Processors." }),
                new("memory", new ByteSizeShape(ScalarTypes.Text) { Description = "Memory in bytes." }),
                new("pids", new WholeShape { Description = "Processes." }),
            ]
        )
        {
            Description = "Resource limits.",
            Emit = Emit.WhenGiven,
        };

    public double? Cpus => Real("cpus");

    public long? Memory => Whole("memory");

    public long? Pids => Whole("pids");
}

/// <summary><c>deploy.resources.reservations</c>.</summary>
public sealed class ResourceReservations(Mapping node) : View(node)
{
    public const string DevicesKey = "devices";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "reservations",
            [
                new("cpus", new RealShape { Description = "Processors." }),
                new("memory", new ByteSizeShape(ScalarTypes.Text) { Description = "Memory in bytes." }),
                new(DevicesKey, new ListShape(DeviceRequest.Shape) { Description = "Devices requested by capability." }),
                new("generic_resources", new ListShape(GenericResource.Shape) { Description = "Generic resources of a swarm's nodes." }),
            ]
        )
        {
            Description = "Resource reservations.",
            Emit = Emit.WhenGiven,
        };

    public double? Cpus => Real("cpus");

    public long? Memory => Whole("memory");

    public ImmutableArray<DeviceRequest> Devices => Items(DevicesKey, static node => new DeviceRequest(node));

    public ImmutableArray<GenericResource> GenericResources => Items("generic_resources", static node => new GenericResource(node));
}

/// <summary>A countable resource declared by the nodes of a swarm.</summary>
public sealed class GenericResource(Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "generic resource",
            [
                new(
                    "discrete_resource_spec",
                    new ObjectShape(
                        "discrete_resource_spec",
                        [
                            new("kind", new TextShape { Description = "The resource, such as `gpu`.", Emit = Emit.WhenGiven }),
                            new(
                                "value",
                                new WholeShape(ScalarTypes.Number | ScalarTypes.Text) { Description = "The count.", Emit = Emit.WhenGiven }
                            ),
                        ]
                    )
                    {
                        Description = "A countable resource.",
                        Emit = Emit.WhenGiven,
                    }
                ),
            ]
        );

    public string? Kind => Spec?["kind"] is Scalar kind ? kind.Text : null;

    public long Value => Spec?["value"] is Scalar value && long.TryParse(value.Text, out var count) ? count : 0;

    private Mapping? Spec => Node["discrete_resource_spec"] as Mapping;
}
