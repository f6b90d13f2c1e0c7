using System.Collections.Immutable;
using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>The text before substitution and the variables that took part in it.</summary>
public sealed record Substitution(string Raw, ImmutableArray<VariableUse> Uses);

/// <summary>One variable in a value; <paramref name="At"/> covers the whole expression, such as <c>${X:-1}</c>, in the file.</summary>
/// <param name="Value">What the variable held; null when unset.</param>
public sealed record VariableUse(string Name, Location At, string? Value)
{
    /// <summary>Unset, and the expression does not say what then: it became empty.</summary>
    public bool IsUnset { get; init; }
}
