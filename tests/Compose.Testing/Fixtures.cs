using System.Runtime.CompilerServices;

namespace Compose.Testing;

/// <summary>The cases under <c>fixtures/</c> of the checkout in which these tests were compiled.</summary>
public static class Fixtures
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Names of the case folders below a folder, sorted.</summary>
    public static IEnumerable<string> Cases(params string[] folder) =>
        Directory.EnumerateDirectories(PathOf(folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        var folder = Path.GetDirectoryName(thisFile);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Compose.sln")))
            folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder ?? throw new InvalidOperationException("Compose.sln is not above " + thisFile), "fixtures");
    }
}
