using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level volume (spec 1.11).</summary>
public sealed partial class Volume(Scalar key, Mapping node) : Resource(key, node);
