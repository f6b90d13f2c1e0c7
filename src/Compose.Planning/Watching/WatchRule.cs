using Compose.Engine.Build;
using Compose.Model.Discovery;
using Compose.Model.Services;

namespace Compose.Planning.Watching;

/// <summary>One rule of a service's develop section, ready to be asked about paths.</summary>
/// <param name="Service">The service it belongs to.</param>
/// <param name="Rule">What the file says.</param>
/// <param name="Context">The folder that the ignore file of its build starts from.</param>
/// <param name="ContextIgnore">What that file keeps out.</param>
public sealed record WatchRule(Service Service, DevelopWatch Rule, string Context, IgnoreFile ContextIgnore)
{
    /// <summary>What no rule is about: version control, and what editors leave beside the file while they save it.</summary>
    private static readonly IgnoreFile Passing = IgnoreFile.Parse(
        """
        **/.git
        **/.idea
        **/*~
        **/4913
        **/.*.sw?
        **/.*.swpx
        **/.*.kate-swp
        **/.#*
        **/#*#
        **/*___jb_tmp___
        **/*___jb_old___
        **/.DS_Store
        """,
        "files that are never watched"
    );

    private readonly IgnoreFile ignored = IgnoreFile.Parse(string.Join('\n', Rule.Ignore), "ignore");
    private readonly IgnoreFile? included = Rule.Include.IsDefaultOrEmpty
        ? null
        : IgnoreFile.Parse(string.Join('\n', Rule.Include), "include");

    public bool Syncs => Rule.Action is WatchAction.Sync or WatchAction.SyncAndRestart or WatchAction.SyncAndExec;

    public bool CopiesFirst => Syncs && Rule.InitialSync;

    /// <summary>Whether a change of this path is one the rule is about.</summary>
    /// <param name="path">Absolute.</param>
    public bool Matches(string path)
    {
        if (Below(Rule.Path, path) is not { } relative || (relative.Length > 0 && Passing.Ignores(relative)))
            return false;
        if (Below(Context, path) is { Length: > 0 } inContext && ContextIgnore.Ignores(inContext))
            return false;
        return !ignored.Ignores(relative) && included?.Ignores(relative) != false;
    }

    /// <summary>Whether a file says how things are built and run; it has no place in what runs.</summary>
    public bool IsRecipe(string path)
    {
        var name = Path.GetFileName(path);
        return name == "Dockerfile"
            || name == Path.GetFileName(Service.Build?.Dockerfile)
            || DefaultFiles.Names.Contains(name)
            || DefaultFiles.OverrideNames.Contains(name);
    }

    /// <summary>Where a path of this machine is in the container.</summary>
    public string TargetOf(string path)
    {
        var target = (Rule.Target ?? "").TrimEnd('/');
        return Below(Rule.Path, path) is { Length: > 0 } relative ? $"{target}/{relative}" : target;
    }

    /// <summary>
    /// The path from a folder to what is in it, with forward slashes; empty for the folder itself, null for what is elsewhere.
    /// </summary>
    internal static string? Below(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
        if (relative == ".")
            return "";
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }
}
