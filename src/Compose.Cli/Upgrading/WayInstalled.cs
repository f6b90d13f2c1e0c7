namespace Compose.Cli.Upgrading;

/// <summary>How this program came to the machine, which its path shows.</summary>
/// <param name="Source">Follows "from".</param>
/// <param name="Look">How to see the newest version there.</param>
/// <param name="Update">How to get it.</param>
internal sealed record WayInstalled(string Source, string Look, string Update)
{
    private static readonly WayInstalled Archive = new(
        "an archive or a build",
        "the page of releases of its repository shows the newest version",
        "install the new archive as you did this one: docs/install.md"
    );

    /// <param name="executable">The path of the program's file, behind links.</param>
    public static WayInstalled Of(string executable)
    {
        var path = executable.Replace('\\', '/');
        if (path.Contains("/.dotnet/tools/", StringComparison.Ordinal) || path.Contains("/.store/", StringComparison.Ordinal))
            return new("a dotnet tool", "`dotnet tool update` installs it if there is one", "dotnet tool update --global Compose.Tool");
        if (path.Contains("/node_modules/", StringComparison.Ordinal))
            return new("an npm package", "`npm outdated` shows the newest version", "npm update");
        if (path.StartsWith("/usr/bin/", StringComparison.Ordinal))
            return new("a package of the system", "`apt list --upgradable` shows it", "install the new package: docs/install.md");
        return Archive;
    }
}
