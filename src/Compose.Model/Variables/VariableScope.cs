using System.Diagnostics.CodeAnalysis;
using Compose.Model.Text;

namespace Compose.Model.Variables;

/// <summary>Named values for interpolation; immutable, each value with its source.</summary>
public sealed class VariableScope
{
    public static readonly VariableScope Empty = new(new Dictionary<string, Variable>(), ignoresCase: false);

    private readonly Dictionary<string, Variable> variables;
    private readonly Dictionary<string, Variable>? byAnySpelling;

    private VariableScope(Dictionary<string, Variable> variables, bool ignoresCase)
    {
        this.variables = variables;
        if (!ignoresCase)
            return;
        byAnySpelling = new(StringComparer.OrdinalIgnoreCase);
        foreach (var variable in variables.Values)
            byAnySpelling.TryAdd(variable.Name, variable);
    }

    public IEnumerable<Variable> All => variables.Values;

    public bool TryGet(string name, [NotNullWhen(true)] out string? value)
    {
        value = Find(name)?.Value;
        return value is not null;
    }

    public Variable? Find(string name) => variables.GetValueOrDefault(name) ?? byAnySpelling?.GetValueOrDefault(name);

    /// <param name="ignoresCase">Whether names fall back to a case-insensitive match, as on Windows.</param>
    public static VariableScope From(IEnumerable<Variable> variables, bool ignoresCase = false)
    {
        var byName = new Dictionary<string, Variable>(StringComparer.Ordinal);
        foreach (var variable in variables)
            byName[variable.Name] = variable;
        return new VariableScope(byName, ignoresCase);
    }

    /// <summary>A scope with the given variables added at lower precedence.</summary>
    public VariableScope Under(IEnumerable<Variable> weaker)
    {
        var byName = new Dictionary<string, Variable>(variables, StringComparer.Ordinal);
        foreach (var variable in weaker)
            byName.TryAdd(variable.Name, variable);
        return new VariableScope(byName, byAnySpelling is not null);
    }

    /// <summary>A scope with the variable added or replaced.</summary>
    public VariableScope With(Variable variable) =>
        new(new Dictionary<string, Variable>(variables, StringComparer.Ordinal) { [variable.Name] = variable }, byAnySpelling is not null);
}

/// <summary>A name, its value and its source: a line of an env file, or null for the operating system's environment.</summary>
public sealed record Variable(string Name, string Value, Location? SetAt);
