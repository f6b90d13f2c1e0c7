using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>What `watch` does for a service (spec 1.5).</summary>
public sealed class Develop(Mapping node) : View(node)
{
    public const string WatchKey = "watch";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "develop",
            [new(WatchKey, new ListShape(DevelopWatch.Shape) { Description = "Paths to watch, and the action on changes." })]
        )
        {
            Description = "What `watch` does for a service.",
            OrNull = true,
            Emit = Emit.WhenGiven,
        };

    public ImmutableArray<DevelopWatch> Watch => Items(WatchKey, static node => new DevelopWatch(node));
}

/// <summary>What happens when files change (spec 1.5).</summary>
public sealed class DevelopWatch(Mapping node) : View(node)
{
    public const string PathKey = "path";
    public const string ActionKey = "action";
    public const string TargetKey = "target";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "watch",
            [
                new(PathKey, new TextShape { Description = "The absolute path to watch." }) { Required = true },
                new(
                    ActionKey,
                    new TextShape { Description = "The action.", Values = ["rebuild", "sync", "restart", "sync+restart", "sync+exec"] }
                )
                {
                    Required = true,
                },
                new(TargetKey, new TextShape { Description = "The path in the container that files are copied to." }),
                new("exec", Hook.ExecShape),
                new("include", new TextListShape { Description = "Patterns of files to include; default: all.", IsSpelling = false }),
                new("ignore", new TextListShape { Description = "Patterns of files to ignore.", IsSpelling = false }),
                new("initial_sync", new FlagShape(ScalarTypes.Flag) { Description = "Whether to copy the files once at the start." }),
            ]
        )
        {
            Description = "A path to watch, and the action on changes.",
        };

    public string Path => Text(PathKey) ?? "";

    public WatchAction Action =>
        Text(ActionKey) switch
        {
            "rebuild" => WatchAction.Rebuild,
            "restart" => WatchAction.Restart,
            "sync+restart" => WatchAction.SyncAndRestart,
            "sync+exec" => WatchAction.SyncAndExec,
            _ => WatchAction.Sync,
        };

    public string? Target => Text(TargetKey);

    public Hook? Exec => Part("exec", static node => new Hook(node));

    public ImmutableArray<string> Include => List("include");

    public ImmutableArray<string> Ignore => List("ignore");

    public bool InitialSync => (Flag("initial_sync") ?? false) || AsksInOldSpelling;

    /// <summary>Whether it uses the extension that preceded the attribute.</summary>
    public bool AsksInOldSpelling => Flag("initial_sync") is not true && Flag("x-initialSync") is true;
}

/// <summary>What `watch` does when a file changes.</summary>
public enum WatchAction
{
    Rebuild,
    Sync,
    Restart,
    SyncAndRestart,
    SyncAndExec,
}
