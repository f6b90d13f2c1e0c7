using System.Text.Json;

namespace Compose.Model.Shapes;

/// <summary>Where shapes write their JSON Schema (draft-07).</summary>
public sealed record SchemaWriter(Utf8JsonWriter Json);
