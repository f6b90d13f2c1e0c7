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

    public static IEnumerable<string> Names => All.Select(static v => v.Name);

    public static Verb? Find(string name)
    {
        foreach (var verb in All)
            if (verb.Name == name) return verb;
        return null;
    }
}
