using Compose.Model;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules;

/// <summary>Looks at nodes behind views, where a rule wants the place of one item.</summary>
internal static class RuleReading
{
    /// <summary>The texts of a list, each with its place.</summary>
    public static IEnumerable<Scalar> Items(this View view, string attribute) =>
        view.Node[attribute] is Sequence sequence ? sequence.Items.OfType<Scalar>() : [];

    /// <summary>The texts of a mapping, each with its key.</summary>
    public static IEnumerable<(string Key, Scalar Value)> Texts(this View view, string attribute) =>
        view.Node[attribute] is Mapping mapping
            ? mapping
                .Entries.Where(static e => e.Value is Scalar { Kind: not ScalarKind.Null })
                .Select(static e => (e.Name, (Scalar)e.Value))
            : [];

    /// <summary>What was typed at a place.</summary>
    public static string Typed(this Location at) => at.Characters.ToString();

    /// <summary>How many containers the service runs.</summary>
    public static long Replicas(this Service service) => service.Scale ?? service.Deploy?.Replicas ?? 1;

    /// <summary>Services as they stand in each file, before anything is merged.</summary>
    public static IEnumerable<(Scalar Name, Mapping Service)> RawServices(this Project project) =>
        from file in project.Sources
        from document in file.Documents
        where document.Root is Mapping root && root["services"] is Mapping
        from entry in ((Mapping)((Mapping)document.Root)["services"]!).Entries
        where entry.Value is Mapping
        select (entry.Key, (Mapping)entry.Value);
}
