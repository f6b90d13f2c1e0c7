namespace Compose.Cli.Tests.InProcess;

/// <summary>A writable copy of a case's files.</summary>
internal sealed class CaseFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("compose-cli-");

    /// <param name="except">Files with instructions and expectations, which are not copied.</param>
    public CaseFolder(string original, params ReadOnlySpan<string> except)
    {
        Path = root.CreateSubdirectory(System.IO.Path.GetFileName(original)).FullName;
        foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
        {
            var name = System.IO.Path.GetRelativePath(original, file);
            if (except.Contains(name))
                continue;
            var copy = System.IO.Path.Combine(Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!); // a combined path always has a folder
            File.Copy(file, copy);
        }
    }

    public string Path { get; }

    /// <summary>A home beside the copy, so that its contents do not count as the case's.</summary>
    public string Home => System.IO.Path.Combine(root.FullName, "home");

    /// <summary>Writes a file atomically, so that a watcher sees it complete.</summary>
    public void Write(string name, string text)
    {
        var beside = System.IO.Path.Combine(root.FullName, "written");
        File.WriteAllText(beside, text);
        File.Move(beside, System.IO.Path.Combine(Path, name), overwrite: true);
    }

    /// <summary>A text with the path of the copy replaced.</summary>
    public string Anonymous(string text) =>
        text.Replace(Path, "$PWD", StringComparison.Ordinal).Replace(root.FullName, "$ROOT", StringComparison.Ordinal);

    public void Dispose() => root.Delete(recursive: true);
}
