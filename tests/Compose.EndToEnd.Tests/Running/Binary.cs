using System.Reflection;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>The command under test: the file named by COMPOSE_BIN, else the one built with these tests.</summary>
internal static class Binary
{
    public static string Path { get; } = Find();

    public static string Repository { get; } = FindRepository();

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("COMPOSE_BIN") is { Length: > 0 } named)
            return System.IO.Path.GetFullPath(named);
        // artifacts/bin/Compose.EndToEnd.Tests/debug/ and artifacts/bin/Compose.Cli/debug/ are neighbours.
        var folder = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        return System.IO.Path.Combine(folder.Parent!.Parent!.FullName, "Compose.Cli", folder.Name, "compose");
    }

    private static string FindRepository()
    {
        var folder = System.IO.Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "Compose.sln")))
            folder = System.IO.Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("Compose.sln is not above " + AppContext.BaseDirectory);
    }
}
