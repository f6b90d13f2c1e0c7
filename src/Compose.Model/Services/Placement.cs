using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary><c>deploy.placement</c> (spec 1.4).</summary>
public sealed class Placement(Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "placement",
            [
                new("constraints", new ListShape(new TextShape()) { Description = "Constraints on nodes: `node.role==worker`." }),
                new(
                    "preferences",
                    new ListShape(new ObjectShape("preference", [new("spread", new TextShape { Description = "The label of the nodes." })]))
                    {
                        Description = "Node labels to spread replicas over.",
                    }
                ),
                new(
                    "max_replicas_per_node",
                    new WholeShape
                    {
                        Description = "The maximum number of replicas per node.",
                        Unsigned = true,
                        Cast = Cast.Int,
                    }
                ),
            ]
        )
        {
            Description = "Which nodes may run a service.",
            Emit = Emit.AlwaysInJsonAsMapping,
        };

    public ImmutableArray<string> Constraints => List("constraints");

    public ImmutableArray<string> Preferences => Items("preferences", static node => node["spread"] is Scalar spread ? spread.Text : "");

    public long? MaxReplicasPerNode => Whole("max_replicas_per_node");
}
