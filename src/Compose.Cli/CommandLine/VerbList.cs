using System.Collections.Immutable;

namespace Compose.Cli.CommandLine;

/// <summary>A verb's name and how to build it.</summary>
internal sealed record Verb(string Name, Func<VerbCommand> Create);

/// <summary>All verbs, sorted by name.</summary>
internal static class VerbList
{
    public static readonly ImmutableArray<Verb> All =
    [
        new("version", Verbs.VersionVerb.Create),
    ];

    public static IEnumerable<string> Names => All.Select(static v => v.Name);

    public static Verb? Find(string name)
    {
        foreach (var verb in All)
            if (verb.Name == name) return verb;
        return null;
    }
}
