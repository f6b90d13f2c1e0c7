using System.Collections.Immutable;

namespace Compose.Cli.CommandLine;

/// <summary>A verb's name and how to build it.</summary>
internal sealed record Verb(string Name, Func<VerbCommand> Create);

/// <summary>All verbs, sorted by name.</summary>
internal static class VerbList
{
    public static readonly ImmutableArray<Verb> All =
    [
        new("attach", Verbs.AttachVerb.Create),
        new("commit", Verbs.CommitVerb.Create),
        new("config", Verbs.ConfigVerb.Create),
        new("events", Verbs.EventsVerb.Create),
        new("exec", Verbs.ExecVerb.Create),
        new("export", Verbs.ExportVerb.Create),
        new("graph", Verbs.GraphVerb.Create),
        new("images", Verbs.ImagesVerb.Create),
        new("logs", Verbs.LogsVerb.Create),
        new("ls", Verbs.LsVerb.Create),
        new("port", Verbs.PortVerb.Create),
        new("ps", Verbs.PsVerb.Create),
        new("stats", Verbs.StatsVerb.Create),
        new("top", Verbs.TopVerb.Create),
        new("validate", Verbs.ValidateVerb.Create),
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
