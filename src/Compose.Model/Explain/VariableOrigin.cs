using System.Collections.Immutable;
using Compose.Model.Variables;

namespace Compose.Model.Explain;

/// <summary>Where the variables of a project come from, as <c>config --environment</c> lists them.</summary>
public static class VariableOrigin
{
    /// <summary>The project's variables, sorted by name.</summary>
    public static ImmutableArray<Variable> All(Project project) =>
        [.. project.Variables.All.OrderBy(static variable => variable.Name, StringComparer.Ordinal)];

    /// <summary><c>from .env:1:1</c>, or where else it is from.</summary>
    public static string Of(Variable? variable) =>
        variable switch
        {
            null => "is not set",
            { SetAt: { } place } => $"from {place}",
            { Name: "COMPOSE_PROJECT_NAME" } => "is the project's name",
            _ => "from the environment",
        };
}
