using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Compose.Model;
using Compose.Model.Output;
using Compose.Model.Syntax;
using Compose.Planning.Observation;
using Compose.Planning.Plans;

namespace Compose.Planning.Saved;

/// <summary>What a plan was derived from, one short text for each definition and each thing on the engine.</summary>
internal static class PlanBasis
{
    // Of an id or digest, as docker prints it.
    private const int ShortLength = 12;

    private const string Definition = "the definition of ";

    private static readonly ImmutableArray<(string Section, string Kind)> Sections =
    [
        (ComposeFile.ServicesKey, "service"),
        (ComposeFile.NetworksKey, "network"),
        (ComposeFile.VolumesKey, "volume"),
        (ComposeFile.ConfigsKey, "config"),
        (ComposeFile.SecretsKey, "secret"),
        (ComposeFile.ModelsKey, "model"),
    ];

    public static ImmutableSortedDictionary<string, string> Of(Plan plan)
    {
        var basis = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (plan.Project is { } project)
            foreach (var (section, kind) in Sections)
                if (project.Root[section] is Mapping definitions)
                    foreach (var entry in definitions.Entries)
                        basis[$"{Definition}{kind} {entry.Name}"] = Digest(JsonWriter.WriteCompact(entry.Value));
        if (plan.Observed is { } observed)
            AddState(basis, observed);
        return basis.ToImmutable();
    }

    /// <summary>One digest for the basis and the steps that follow from it.</summary>
    public static string DigestOf(ImmutableSortedDictionary<string, string> basis, Plan plan)
    {
        var text = new StringBuilder();
        foreach (var (subject, state) in basis)
            text.Append(subject).Append('\t').Append(state).Append('\n');
        foreach (var node in plan.Nodes)
            text.Append(node).Append('\n');
        return "sha256:" + Digest(text.ToString(), SHA256.HashSizeInBytes * 2);
    }

    /// <summary>What differs between two bases, as sentences without a full stop.</summary>
    public static IEnumerable<string> Changes(
        ImmutableSortedDictionary<string, string> before,
        ImmutableSortedDictionary<string, string> now
    )
    {
        foreach (var subject in before.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (old, current) = (before.GetValueOrDefault(subject), now.GetValueOrDefault(subject));
            if (old is null)
                yield return $"{subject} is new";
            else if (current is null)
                yield return $"{subject} is gone";
            else if (old != current)
                yield return subject.StartsWith(Definition, StringComparison.Ordinal)
                    ? $"{subject} has changed"
                    : $"{subject} was {old}, is {current}";
        }
    }

    // One-offs come and go without any effect on a plan, and so does the health of a container.
    private static void AddState(ImmutableSortedDictionary<string, string>.Builder basis, ObservedState observed)
    {
        foreach (var container in observed.Containers.Where(static container => !container.OneOff))
            basis[$"container {container.Name}"] = $"{container.State} ({Short(container.Id)})";
        foreach (var networks in observed.Networks.GroupBy(static network => network.Name, StringComparer.Ordinal))
            basis[$"network {networks.Key}"] = string.Join(" and ", networks.Select(static n => Short(n.Id)).Order(StringComparer.Ordinal));
        foreach (var volume in observed.Volumes)
            basis[$"volume {volume.Name}"] = volume.ConfigHash is { } hash ? Short(hash) : "without labels";
        foreach (var (reference, image) in observed.Images)
            basis[$"image {reference}"] = Short(image.Digest);
    }

    private static string Short(string id)
    {
        var digits = id[(id.IndexOf(':') + 1)..];
        return digits.Length > ShortLength ? digits[..ShortLength] : digits;
    }

    private static string Digest(string text, int length = ShortLength) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..length];
}
