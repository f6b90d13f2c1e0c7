using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A language model the project uses (spec 1.11).</summary>
public sealed partial class ModelResource(Scalar key, Mapping node) : Resource(key, node)
{
    /// <summary>The model's reference in a registry.</summary>
    public string? Model => Text("model");

    /// <summary>How many tokens the context holds.</summary>
    public long? ContextSize => Whole("context_size");

    /// <summary>Flags of the program that runs the model.</summary>
    public ImmutableArray<string> RuntimeFlags => List("runtime_flags");
}
