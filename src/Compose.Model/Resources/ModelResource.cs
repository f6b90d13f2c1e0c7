using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level modelresource (spec 1.11).</summary>
public sealed partial class ModelResource(Scalar key, Mapping node) : Resource(key, node);
