using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A countable resource that a swarm's nodes declare.</summary>
public sealed class GenericResource(Mapping node) : View(node)
{
    /// <summary>The resource, such as <c>gpu</c>.</summary>
    public string? Kind => Spec?["kind"] is Scalar kind ? kind.Text : null;

    /// <summary>How many.</summary>
    public long Value => Spec?["value"] is Scalar value && long.TryParse(value.Text, out var count) ? count : 0;

    private Mapping? Spec => Node["discrete_resource_spec"] as Mapping;
}
