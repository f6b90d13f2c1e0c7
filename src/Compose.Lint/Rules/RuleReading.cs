using Compose.Model;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules;

/// <summary>Accesses nodes behind views, for rules that need the location of an item.</summary>
internal static class RuleReading
{
    /// <summary>The texts of a list, each with its location.</summary>
    public static IEnumerable<Scalar> Items(this View view, string attribute) =>
        view.Node[attribute] is Sequence sequence ? sequence.Items.OfType<Scalar>() : [];

    /// <summary>The texts of a mapping, each with its key.</summary>
    public static IEnumerable<(string Key, Scalar Value)> Texts(this View view, string attribute) =>
        view.Node[attribute] is Mapping mapping
            ? mapping
                .Entries.Where(static e => e.Value is Scalar { Kind: not ScalarKind.Null })
                .Select(static e => (e.Name, (Scalar)e.Value))
            : [];

    /// <summary>All texts in a value.</summary>
    public static IEnumerable<Scalar> Scalars(Node? value) =>
        value switch
        {
            Scalar text => [text],
            Sequence list => list.Items.SelectMany(Scalars),
            Mapping map => map.Entries.SelectMany(static entry => Scalars(entry.Value)),
            _ => [],
        };

    /// <summary>All rates of devices.</summary>
    public static IEnumerable<DeviceRate> Rates(this BlkioConfig blkio) =>
        [.. blkio.DeviceReadBps, .. blkio.DeviceWriteBps, .. blkio.DeviceReadIops, .. blkio.DeviceWriteIops];

    /// <summary>Whether a variable without a value is part of the text: what it becomes is not known here.</summary>
    public static bool IsUnset(this Node? node) =>
        node is Scalar { Substitution.Uses: { IsDefault: false } uses } && uses.Any(static use => use.IsUnset);

    /// <summary>The text typed at a location.</summary>
    public static string Typed(this Location at) => at.Characters.ToString();

    /// <summary>The number of containers of the service.</summary>
    public static long Replicas(this Service service) => service.Scale ?? service.Deploy?.Replicas ?? 1;

    /// <summary>The services in each file before merging.</summary>
    public static IEnumerable<(Scalar Name, Mapping Service)> RawServices(this Project project) =>
        from file in project.Sources
        from document in file.Documents
        where document.Root is Mapping root && root["services"] is Mapping
        from entry in ((Mapping)((Mapping)document.Root)["services"]!).Entries
        where entry.Value is Mapping
        select (entry.Key, (Mapping)entry.Value);
}
