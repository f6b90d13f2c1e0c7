using System.Collections.Immutable;
using Compose.Model.Variables;

namespace Compose.Model.Explain;

/// <summary>The source of each project variable, as listed by <c>config --environment</c>.</summary>
public static class VariableOrigin
{
    /// <summary>The project's variables, sorted by name.</summary>
    public static ImmutableArray<Variable> All(Project project) =>
        [.. project.Variables.All.OrderBy(static variable => variable.Name, StringComparer.Ordinal)];

    /// <summary><c>from .env:1:1</c>, or another source.</summary>
    public static string Of(Variable? variable) =>
        variable switch
        {
            null => "is not set",
            { SetAt: { } place } => $"from {place}",
            { Name: "COMPOSE_PROJECT_NAME" } => "is the project's name",
            _ => "from the environment",
        };
}
