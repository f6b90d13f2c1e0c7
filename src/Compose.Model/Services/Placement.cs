using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Which nodes may run a service.</summary>
public sealed class Placement(Mapping node) : View(node)
{
    /// <summary>Conditions a node must meet: <c>node.role==worker</c>.</summary>
    public ImmutableArray<string> Constraints => List("constraints");

    /// <summary>Node labels to spread over.</summary>
    public ImmutableArray<string> Preferences => Items("preferences", static node => node["spread"] is Scalar spread ? spread.Text : "");

    /// <summary>How many replicas a node may run.</summary>
    public long? MaxReplicasPerNode => Whole("max_replicas_per_node");
}
