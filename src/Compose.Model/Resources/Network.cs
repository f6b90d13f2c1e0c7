using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level network (spec 1.11).</summary>
public sealed partial class Network(Scalar key, Mapping node) : Resource(key, node);
