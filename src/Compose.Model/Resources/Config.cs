using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level config (spec 1.11).</summary>
public sealed partial class Config(Scalar key, Mapping node) : Resource(key, node);
