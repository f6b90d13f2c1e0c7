using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Variables;

/// <summary>Collects the uses of unset variables: one finding per variable.</summary>
internal sealed class UnsetVariables(VariableScope scope)
{
    private readonly Dictionary<string, List<Location>> uses = new(StringComparer.Ordinal);

    /// <summary>The env file variable that was probably meant. The shell's names are not suggested: too many match by chance.</summary>
    public string? Nearest(string name) =>
        Spelling.Nearest(name, from variable in scope.All where variable.SetAt is not null select variable.Name);

    public void Note(Substitution? substitution)
    {
        if (substitution is null)
            return;
        foreach (var use in substitution.Uses)
            if (use.IsUnset)
                Note(use.Name, use.At);
    }

    public void Note(string name, Location at)
    {
        if (!uses.TryGetValue(name, out var places))
            uses[name] = places = [];
        if (!places.Contains(at))
            places.Add(at);
    }

    public void Report(DiagnosticSink sink)
    {
        foreach (var (name, places) in uses)
        {
            var diagnostic = VariableDiagnostics.Unset(name, places[0], Nearest(name));
            sink.Add(diagnostic with { Related = [.. places.Skip(1).Select(static at => new Related(at, "also used here"))] });
        }
    }
}
