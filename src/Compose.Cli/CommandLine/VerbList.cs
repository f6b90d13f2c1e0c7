using System.Collections.Immutable;

namespace Compose.Cli.CommandLine;

/// <summary>A verb's name and how to build it.</summary>
internal sealed record Verb(string Name, Func<VerbCommand> Create);

/// <summary>All verbs, sorted by name.</summary>
internal static class VerbList
{
    public static readonly ImmutableArray<Verb> All =
    [
        new("events", Verbs.EventsVerb.Create),
        new("images", Verbs.ImagesVerb.Create),
        new("ls", Verbs.LsVerb.Create),
        new("port", Verbs.PortVerb.Create),
        new("ps", Verbs.PsVerb.Create),
        new("top", Verbs.TopVerb.Create),
        new("version", Verbs.VersionVerb.Create),
        new("volumes", Verbs.VolumesVerb.Create),
    ];

    public static IEnumerable<string> Names => All.Select(static v => v.Name);

    public static Verb? Find(string name)
    {
        foreach (var verb in All)
            if (verb.Name == name) return verb;
        return null;
    }
}
