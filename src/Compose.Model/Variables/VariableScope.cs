using System.Diagnostics.CodeAnalysis;
using Compose.Model.Text;

namespace Compose.Model.Variables;

/// <summary>Named values that expressions are substituted from; immutable, each value knows where it came from.</summary>
public sealed class VariableScope
{
    public static readonly VariableScope Empty = new(new Dictionary<string, Variable>());

    private readonly IReadOnlyDictionary<string, Variable> variables;

    private VariableScope(IReadOnlyDictionary<string, Variable> variables) => this.variables = variables;

    public IEnumerable<Variable> All => variables.Values;

    public int Count => variables.Count;

    public bool TryGet(string name, [NotNullWhen(true)] out string? value)
    {
        value = variables.TryGetValue(name, out var variable) ? variable.Value : null;
        return value is not null;
    }

    public Variable? Find(string name) => variables.GetValueOrDefault(name);

    public static VariableScope From(IEnumerable<Variable> variables)
    {
        var byName = new Dictionary<string, Variable>(StringComparer.Ordinal);
        foreach (var variable in variables) byName[variable.Name] = variable;
        return new VariableScope(byName);
    }

    /// <summary>A scope in which the given variables are added; those already here win.</summary>
    public VariableScope Under(IEnumerable<Variable> weaker)
    {
        var byName = new Dictionary<string, Variable>(variables, StringComparer.Ordinal);
        foreach (var variable in weaker) byName.TryAdd(variable.Name, variable);
        return new VariableScope(byName);
    }

    /// <summary>A scope in which the variable replaces one of the same name.</summary>
    public VariableScope With(Variable variable) =>
        new(new Dictionary<string, Variable>(variables, StringComparer.Ordinal) { [variable.Name] = variable });
}

/// <summary>A name, its value and where it was set: a line of an env file, or null for the operating system's environment.</summary>
public sealed record Variable(string Name, string Value, Location? SetAt);
