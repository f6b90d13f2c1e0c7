using System.Collections.Immutable;
using Compose.Cli.Calls;

namespace Compose.Cli.Verbs;

/// <summary>A verb's full name, and its factory.</summary>
internal sealed record Verb(string Name, Func<VerbCommand> Create)
{
    /// <summary>An alias; null for most.</summary>
    public string? Alias { get; init; }
}

/// <summary>All verbs, sorted by name.</summary>
internal static class VerbList
{
    public static readonly ImmutableArray<Verb> All =
    [
        new("attach", AttachVerb.Create),
        new("bridge", BridgeVerb.Create),
        new("bridge convert", BridgeConvertVerb.Create),
        new("bridge transformations", BridgeTransformationsVerb.Create),
        new("bridge transformations create", BridgeTransformationsCreateVerb.Create),
        new("bridge transformations list", BridgeTransformationsListVerb.Create) { Alias = "bridge transformations ls" },
        new("build", BuildVerb.Create),
        new("commit", CommitVerb.Create),
        new("completion", CompletionVerb.Create),
        new("config", ConfigVerb.Create),
        new("cp", CpVerb.Create),
        new("create", CreateVerb.Create),
        new("down", DownVerb.Create),
        new("drift", DriftVerb.Create),
        new("events", EventsVerb.Create),
        new("exec", ExecVerb.Create),
        new("export", ExportVerb.Create),
        new("graph", GraphVerb.Create),
        new("images", ImagesVerb.Create),
        new("kill", KillVerb.Create),
        new("lint", LintVerb.Create),
        new("logs", LogsVerb.Create),
        new("ls", LsVerb.Create),
        new("man", ManVerb.Create),
        new("pause", PauseVerb.Create),
        new("plan", PlanVerb.Create),
        new("plugin", PluginVerb.Create),
        new("plugin install", PluginInstallVerb.Create),
        new("plugin status", PluginStatusVerb.Create),
        new("plugin uninstall", PluginUninstallVerb.Create),
        new("port", PortVerb.Create),
        new("ps", PsVerb.Create),
        new("publish", PublishVerb.Create),
        new("pull", PullVerb.Create),
        new("push", PushVerb.Create),
        new("restart", RestartVerb.Create),
        new("rm", RmVerb.Create),
        new("rollback", RollbackVerb.Create),
        new("run", RunVerb.Create),
        new("scale", ScaleVerb.Create),
        new("start", StartVerb.Create),
        new("stats", StatsVerb.Create),
        new("stop", StopVerb.Create),
        new("top", TopVerb.Create),
        new("unpause", UnpauseVerb.Create),
        new("up", UpVerb.Create),
        new("validate", ValidateVerb.Create),
        new("version", VersionVerb.Create),
        new("viz", VizVerb.Create),
        new("volumes", VolumesVerb.Create),
        new("wait", WaitVerb.Create),
        new("watch", WatchVerb.Create),
    ];

    private const int MostWords = 3;

    /// <summary>The names below a verb, or at the top level.</summary>
    /// <param name="under">The full name of the parent verb; empty for the top level.</param>
    public static IEnumerable<string> NamesUnder(string under)
    {
        var start = under.Length == 0 ? 0 : under.Length + 1;
        return All.Where(verb => verb.Name.StartsWith(under, StringComparison.Ordinal) && verb.Name.LastIndexOf(' ') + 1 == start)
            .Select(verb => verb.Name[start..]);
    }

    /// <summary>The verb named by the first words, and their number; null when there is none.</summary>
    public static (Verb Verb, int Words)? Find(ReadOnlySpan<string> words)
    {
        for (var count = Math.Min(words.Length, MostWords); count > 0; count--)
        {
            var name = string.Join(' ', words[..count]);
            foreach (var verb in All)
                if (verb.Name == name || verb.Alias == name)
                    return (verb, count);
        }

        return null;
    }
}
