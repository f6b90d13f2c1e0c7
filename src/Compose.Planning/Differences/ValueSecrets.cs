using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text.Secrets;
using Compose.Model.Variables;
using Compose.Planning.Fields;

namespace Compose.Planning.Differences;

/// <summary>
/// Stars the secrets of values: what their names say, passwords of addresses, and what variables with such names hold. An old value may
/// contain a former secret that is known nowhere any more; so where the new one contains such a variable, nothing of either is shown.
/// </summary>
internal static class ValueSecrets
{
    // A shorter one would be found in ordinary words.
    private const int Shortest = 4;

    // Their names are paths, and their values where something is, whatever they are called.
    private static readonly ImmutableHashSet<string> Mounts = [Service.SecretsKey, Service.ConfigsKey, Service.VolumesKey];

    /// <param name="node">The new value as typed; null for one that nobody typed.</param>
    public static (string? Old, string? New) Hide(Difference difference, Node? node, VariableScope variables)
    {
        var name = Mounts.Contains(difference.Attribute) ? "" : difference.Name.Length == 0 ? difference.Attribute : difference.Name;
        var (old, wanted) = (Without(name, difference.Old), Without(name, difference.New));
        var used = UsesUnder(node).Where(static use => IsSecret(use.Name, use.Value));
        if (wanted is not null && used.Any(use => wanted.Contains(use.Value ?? "", StringComparison.Ordinal)))
            return (old is null ? null : Redaction.Stars, Redaction.Stars);
        foreach (var variable in variables.All.Where(static variable => IsSecret(variable.Name, variable.Value)))
        {
            old = old?.Replace(variable.Value, Redaction.Stars, StringComparison.Ordinal);
            wanted = wanted?.Replace(variable.Value, Redaction.Stars, StringComparison.Ordinal);
        }

        return (old, wanted);
    }

    private static string? Without(string name, Shown? value) => value is null ? null : Redaction.OfValue(name, value.Text);

    private static bool IsSecret(string name, string? value) =>
        value is { Length: >= Shortest } && SecretNames.Include(name) && SecretNames.IsLikelyValue(value);

    private static IEnumerable<VariableUse> UsesUnder(Node? node) =>
        node switch
        {
            Scalar { Substitution.Uses: var uses } => uses,
            Sequence list => list.Items.SelectMany(UsesUnder),
            Mapping mapping => mapping.Entries.SelectMany(static entry => UsesUnder(entry.Value)),
            _ => [],
        };
}
