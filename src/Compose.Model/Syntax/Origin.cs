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
