using System.Collections.Immutable;
using Compose.Cli.Publishing.Secrets;
using Compose.Model.Syntax;

namespace Compose.Cli.Publishing;

/// <summary>Literal variables and contents in the files, which are published as written.</summary>
/// <param name="Environments">One line per declaration; sorted by service.</param>
/// <param name="Configs">One line per config with inline content.</param>
internal sealed record PublishedDeclarations(ImmutableArray<string> Environments, ImmutableArray<string> Configs)
{
    /// <param name="roots">Roots of the compose files and of those they extend.</param>
    public static PublishedDeclarations Of(IEnumerable<Mapping> roots)
    {
        var envFiles = new SortedSet<string>(StringComparer.Ordinal);
        var values = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var configs = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var root in roots)
        {
            foreach (var (name, service) in Below(root, "services"))
            {
                if (service["env_file"] is not (null or { IsNull: true } or Sequence { Count: 0 }))
                    envFiles.Add(name);
                foreach (var (key, value) in Variables(service["environment"]))
                {
                    if (!SecretName.GivesAway(key, value.Replace("$$", "X", StringComparison.Ordinal), leastEntropy: 0))
                        continue;
                    if (!values.TryGetValue(name, out var keys))
                        values[name] = keys = new SortedSet<string>(StringComparer.Ordinal);
                    keys.Add(key);
                }
            }

            foreach (var (name, config) in Below(root, "configs"))
                if (config["content"] is Scalar content && SecretName.IsLiteral(content.Text))
                    configs.Add(name);
        }

        return new PublishedDeclarations(
            [.. envFiles.Union(values.Keys).Order(StringComparer.Ordinal).SelectMany(Lines)],
            [.. configs.Select(static name => $"  config \"{name}\"")]
        );

        IEnumerable<string> Lines(string service)
        {
            if (envFiles.Contains(service))
                yield return $"  service \"{service}\": env_file declared";
            if (values.TryGetValue(service, out var keys))
                yield return $"  service \"{service}\": literal value for {string.Join(", ", keys.Select(static key => $"\"{key}\""))}";
        }
    }

    private static IEnumerable<(string Name, Mapping Value)> Below(Mapping root, string section) =>
        root[section] is Mapping entries
            ? entries.Entries.Where(static entry => entry.Value is Mapping).Select(static entry => (entry.Name, (Mapping)entry.Value))
            : [];

    private static IEnumerable<(string Key, string Value)> Variables(Node? environment) =>
        environment switch
        {
            Mapping mapping => mapping
                .Entries.Where(static entry => entry.Value is Scalar { IsNull: false })
                .Select(static entry => (entry.Name, ((Scalar)entry.Value).Text)),
            Sequence list => list
                .Items.OfType<Scalar>()
                .Select(static item => item.Text.Split('=', 2))
                .Where(static parts => parts.Length == 2)
                .Select(static parts => (parts[0], parts[1])),
            _ => [],
        };
}
