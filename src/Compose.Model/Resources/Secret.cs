using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level secret (spec 1.11).</summary>
public sealed partial class Secret(Scalar key, Mapping node) : Resource(key, node);
