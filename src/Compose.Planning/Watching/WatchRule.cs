using Compose.Engine.Build;
using Compose.Model.Discovery;
using Compose.Model.Services;

namespace Compose.Planning.Watching;

/// <summary>One rule of a service's develop section, matched against paths.</summary>
/// <param name="Service">Its service.</param>
/// <param name="Rule">The declared rule.</param>
/// <param name="Context">The folder of its build's ignore file.</param>
/// <param name="ContextIgnore">The patterns of that file.</param>
public sealed record WatchRule(Service Service, DevelopWatch Rule, string Context, IgnoreFile ContextIgnore)
{
    /// <summary>Ignored by all rules: version control, and temporary files of editors.</summary>
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

    /// <summary>Whether a change of this path matches the rule.</summary>
    /// <param name="path">Absolute.</param>
    public bool Matches(string path)
    {
        if (Below(Rule.Path, path) is not { } relative || (relative.Length > 0 && Passing.Ignores(relative)))
            return false;
        if (Below(Context, path) is { Length: > 0 } inContext && ContextIgnore.Ignores(inContext))
            return false;
        return !ignored.Ignores(relative) && included?.Ignores(relative) != false;
    }

    /// <summary>Whether a file defines builds or services and so does not belong in a container.</summary>
    public bool IsRecipe(string path)
    {
        var name = Path.GetFileName(path);
        return name == "Dockerfile"
            || name == Path.GetFileName(Service.Build?.Dockerfile)
            || DefaultFiles.Names.Contains(name)
            || DefaultFiles.OverrideNames.Contains(name);
    }

    /// <summary>The container path of a local path.</summary>
    public string TargetOf(string path)
    {
        var target = (Rule.Target ?? "").TrimEnd('/');
        return Below(Rule.Path, path) is { Length: > 0 } relative ? $"{target}/{relative}" : target;
    }

    /// <summary>The path relative to a folder, with forward slashes; empty for the folder itself, null for paths outside.</summary>
    internal static string? Below(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
        if (relative == ".")
            return "";
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }
}
