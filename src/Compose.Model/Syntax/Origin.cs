using System.Collections.Immutable;
using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>The steps that brought a value to its place, newest first.</summary>
/// <param name="Via">Location of the cause: the alias, the include entry, the extends key, the variable's expression.</param>
/// <param name="Detail">What the location does not show: the name of the variable, the env_file, the reason for a default.</param>
public sealed record Origin(Step Step, Location? Via, string? Detail = null, Origin? Before = null);

/// <summary>The stages that can produce a value of the resolved project.</summary>
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

/// <summary>The text before substitution and the variables used.</summary>
public sealed record Substitution(string Raw, ImmutableArray<VariableUse> Uses);

/// <summary>A variable in a value; <paramref name="At"/> covers the whole expression in the file, such as <c>${X:-1}</c>.</summary>
/// <param name="Value">What the variable held; null when unset.</param>
public sealed record VariableUse(string Name, Location At, string? Value)
{
    /// <summary>Unset, without a fallback in the expression: it became empty.</summary>
    public bool IsUnset { get; init; }
}
