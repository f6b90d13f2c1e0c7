using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Merging;

/// <summary>
/// Merges keys and values with unsubstituted variables into a list of <c>key=value</c>: keys are substituted in a list, but not in a
/// mapping.
/// </summary>
internal static class Unsubstituted
{
    public static Sequence Joined(Merger merger, Node earlier, Node later) => merger.Append(Listed(earlier), Listed(later));

    /// <summary>The items of a list unchanged; a mapping entry as <c>key=value</c>, once per value.</summary>
    public static Sequence Listed(Node node) => node as Sequence ?? new Sequence(node.At, Items(node)) { Origin = node.Origin };

    private static ImmutableArray<Node> Items(Node node) => node is Mapping mapping ? [.. mapping.Entries.SelectMany(Items)] : [];

    private static IEnumerable<Node> Items(Entry entry) =>
        entry.Value switch
        {
            Sequence several => several.Items.OfType<Scalar>().Select(value => Item(entry.Name, value)),
            Scalar { Kind: not ScalarKind.Null } value => [Item(entry.Name, value)],
            _ => [Scalar.String(entry.Key.At, entry.Name)],
        };

    private static Scalar Item(string key, Scalar value) => value with { Text = $"{key}={value.Text}", Kind = ScalarKind.String };
}
