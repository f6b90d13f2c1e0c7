using System.Collections.Immutable;

namespace Compose.Cli.CommandLine;

/// <summary>A verb's name, with those it stands under, and how to build it.</summary>
internal sealed record Verb(string Name, Func<VerbCommand> Create)
{
    /// <summary>Another name; null for most.</summary>
    public string? Alias { get; init; }
}

/// <summary>All verbs, sorted by name.</summary>
internal static class VerbList
{
    public static readonly ImmutableArray<Verb> All =
    [
        new("attach", Verbs.AttachVerb.Create),
        new("bridge", Verbs.BridgeVerb.Create),
        new("bridge convert", Verbs.BridgeConvertVerb.Create),
        new("bridge transformations", Verbs.BridgeTransformationsVerb.Create),
        new("bridge transformations create", Verbs.BridgeTransformationsCreateVerb.Create),
        new("bridge transformations list", Verbs.BridgeTransformationsListVerb.Create) { Alias = "bridge transformations ls" },
        new("build", Verbs.BuildVerb.Create),
        new("commit", Verbs.CommitVerb.Create),
        new("completion", Verbs.CompletionVerb.Create),
        new("config", Verbs.ConfigVerb.Create),
        new("cp", Verbs.CpVerb.Create),
        new("create", Verbs.CreateVerb.Create),
        new("down", Verbs.DownVerb.Create),
        new("events", Verbs.EventsVerb.Create),
        new("exec", Verbs.ExecVerb.Create),
        new("export", Verbs.ExportVerb.Create),
        new("graph", Verbs.GraphVerb.Create),
        new("images", Verbs.ImagesVerb.Create),
        new("kill", Verbs.KillVerb.Create),
        new("lint", Verbs.LintVerb.Create),
        new("logs", Verbs.LogsVerb.Create),
        new("ls", Verbs.LsVerb.Create),
        new("pause", Verbs.PauseVerb.Create),
        new("plan", Verbs.PlanVerb.Create),
        new("port", Verbs.PortVerb.Create),
        new("ps", Verbs.PsVerb.Create),
        new("publish", Verbs.PublishVerb.Create),
        new("pull", Verbs.PullVerb.Create),
        new("push", Verbs.PushVerb.Create),
        new("restart", Verbs.RestartVerb.Create),
        new("rm", Verbs.RmVerb.Create),
        new("run", Verbs.RunVerb.Create),
        new("scale", Verbs.ScaleVerb.Create),
        new("start", Verbs.StartVerb.Create),
        new("stats", Verbs.StatsVerb.Create),
        new("stop", Verbs.StopVerb.Create),
        new("top", Verbs.TopVerb.Create),
        new("unpause", Verbs.UnpauseVerb.Create),
        new("up", Verbs.UpVerb.Create),
        new("validate", Verbs.ValidateVerb.Create),
        new("version", Verbs.VersionVerb.Create),
        new("viz", Verbs.VizVerb.Create),
        new("volumes", Verbs.VolumesVerb.Create),
        new("wait", Verbs.WaitVerb.Create),
        new("watch", Verbs.WatchVerb.Create),
    ];

    private const int MostWords = 3;

    /// <summary>The names that stand under another verb, or under none.</summary>
    /// <param name="under">All words of that verb; empty for none.</param>
    public static IEnumerable<string> NamesUnder(string under)
    {
        var start = under.Length == 0 ? 0 : under.Length + 1;
        return All.Where(verb => verb.Name.StartsWith(under, StringComparison.Ordinal) && verb.Name.LastIndexOf(' ') + 1 == start).Select(verb => verb.Name[start..]);
    }

    /// <summary>The verb that the first words call, and how many those are; null when they call none.</summary>
    public static (Verb Verb, int Words)? Find(ReadOnlySpan<string> words)
    {
        for (var count = Math.Min(words.Length, MostWords); count > 0; count--)
        {
            var name = string.Join(' ', words[..count]);
            foreach (var verb in All)
                if (verb.Name == name || verb.Alias == name) return (verb, count);
        }

        return null;
    }
}
