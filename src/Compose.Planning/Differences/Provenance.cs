using System.Collections.Immutable;
using System.Globalization;
using Compose.Model.Explain;
using Compose.Model.Syntax;
using Compose.Model.Text;
using Compose.Planning.Fields;
using Compose.Planning.Requests;

namespace Compose.Planning.Differences;

/// <summary>Finds where the new value of a difference comes from.</summary>
internal static class Provenance
{
    /// <returns>Its location and steps; and the node, null for a value that nobody typed.</returns>
    public static (Location? At, ImmutableArray<ExplanationStep> Steps, Node? Node) Of(ContainerRequest request, Difference difference)
    {
        var service = request.Service;
        var path = difference.Attribute.Split('.');
        Node? node = service.Node;
        var known = "services." + service.Name;
        foreach (var key in path)
            (node, known) = ((node as Mapping)?[key], $"{known}.{key}");
        for (var rest = difference.Name; rest.Length > 0 && node is Mapping mapping;)
        {
            // A key may contain dots.
            var entry = mapping.Entries.Where(entry => IsAt(rest, entry.Name)).MaxBy(entry => entry.Name.Length);
            if (entry.Value is not { } value)
                break;
            rest = rest.Length == entry.Name.Length ? "" : rest[(entry.Name.Length + 1)..];
            (node, known) = (value, $"{known}.{entry.Name}");
        }

        if (node is Sequence list && ItemOf(list, difference) is { } index)
            (node, known) = (list.Items[index], string.Create(CultureInfo.InvariantCulture, $"{known}[{index}]"));
        if (node is null)
            return (service.NameAt, [], null);
        var explained = Explainer.Of(request.Project, known).FirstOrDefault();
        return (node.At, explained?.Steps ?? [], node);
    }

    private static bool IsAt(string path, string key) =>
        path.StartsWith(key, StringComparison.Ordinal) && (path.Length == key.Length || path[key.Length] == '.');

    /// <summary>The item that is new: the one for the target in the difference, or else the first that was not there.</summary>
    private static int? ItemOf(Sequence list, Difference difference)
    {
        for (var i = 0; i < list.Count && difference.Name.Length > 0; i++)
            if (IsFor(list.Items[i], difference.Name))
                return i;
        if (difference.New is not { } shown || shown.Items.Length != list.Count)
            return null;
        var old = difference.Old?.Items ?? [];
        var index = shown.Items.ToList().FindIndex(item => !old.Contains(item));
        return index < 0 ? null : index;
    }

    private static bool IsFor(Node item, string name) =>
        item switch
        {
            Mapping mapping => (mapping["target"] ?? mapping["source"]) is Scalar { Text: var target }
                && (target == name || target.EndsWith("/" + name, StringComparison.Ordinal)),
            Scalar scalar => scalar.Text == name || scalar.Text.StartsWith(name + ":", StringComparison.Ordinal),
            _ => false,
        };
}
