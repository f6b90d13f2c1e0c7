using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A command that runs around a service's life: pre_start, post_start, pre_stop, and the exec of a watch.</summary>
public sealed class Hook(Mapping node) : View(node)
{
    /// <summary>The program and its arguments. Default: unset, which only pre_start allows.</summary>
    public ImmutableArray<string> Command => Strings("command");

    /// <summary>The image of a pre_start container; the service's own after loading.</summary>
    public string? Image => Text("image");

    /// <summary>The user that runs it.</summary>
    public string? User => Text("user");

    /// <summary>Whether it has all capabilities.</summary>
    public bool Privileged => Flag("privileged") ?? false;

    /// <summary>The directory it starts in.</summary>
    public string? WorkingDir => Text("working_dir");

    /// <summary>Variables beside the container's; null for a name that nothing gave a value.</summary>
    public ImmutableArray<KeyValuePair<string, string?>> Environment => Pairs("environment");

    /// <summary>Whether a pre_start command runs once for each replica in place of once for the service.</summary>
    public bool PerReplica => Flag("per_replica") ?? false;
}
