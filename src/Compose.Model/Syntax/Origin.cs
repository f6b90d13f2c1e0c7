using System.Collections.Immutable;
using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>A step that brought a value to its place, newest first.</summary>
/// <param name="Via">The place that caused it: the alias, the include entry, the extends key, the variable's expression.</param>
/// <param name="Detail">What the place does not say: the name of the variable, the env_file, the reason of a default.</param>
public sealed record Origin(Step Step, Location? Via, string? Detail = null, Origin? Before = null);

/// <summary>The stages that can give a value its place in the resolved project.</summary>
public enum Step
{
    Anchor,
    MergeKey,
    Variable,
    Include,
    Extends,
    Override,
    EnvFile,
    LabelFile,
    Environment,
    Implied,
    Default,
    Flag,
}

/// <summary>The text before substitution and the variables that took part in it.</summary>
public sealed record Substitution(string Raw, ImmutableArray<VariableUse> Uses);

/// <summary>One variable in a value; <paramref name="At"/> covers the whole expression, such as <c>${X:-1}</c>, in the file.</summary>
/// <param name="Value">What the variable held; null when unset.</param>
public sealed record VariableUse(string Name, Location At, string? Value)
{
    /// <summary>Unset, and the expression does not say what then: it became empty.</summary>
    public bool IsUnset { get; init; }
}
