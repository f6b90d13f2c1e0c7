using System.Collections.Immutable;

namespace Compose.Model.Variables;

/// <summary>Variables while a file is read: later lines override.</summary>
internal sealed class VariableList
{
    private readonly List<Variable?> lines = [];
    private readonly Dictionary<string, int> index = new(StringComparer.Ordinal);

    public string? Find(string name) => index.TryGetValue(name, out var at) ? lines[at]!.Value : null;

    public void Set(Variable variable)
    {
        if (index.TryGetValue(variable.Name, out var before))
            lines[before] = null;
        index[variable.Name] = lines.Count;
        lines.Add(variable);
    }

    public ImmutableArray<Variable> ToImmutable() => [.. lines.OfType<Variable>()];
}
