namespace Compose.Cli.Tests.InProcess;

/// <summary>A copy of a case's files, so that a command may write.</summary>
internal sealed class CaseFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("compose-cli-");

    /// <param name="except">Files that say what to do and what is expected.</param>
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

    /// <summary>A home beside it, so that nothing in there is taken for the case's.</summary>
    public string Home => System.IO.Path.Combine(root.FullName, "home");

    /// <summary>Writes a file all at once: whoever watches the folder sees it whole.</summary>
    public void Write(string name, string text)
    {
        var beside = System.IO.Path.Combine(root.FullName, "written");
        File.WriteAllText(beside, text);
        File.Move(beside, System.IO.Path.Combine(Path, name), overwrite: true);
    }

    /// <summary>A text without where the copy happens to be.</summary>
    public string Anonymous(string text) =>
        text.Replace(Path, "$PWD", StringComparison.Ordinal).Replace(root.FullName, "$ROOT", StringComparison.Ordinal);

    public void Dispose() => root.Delete(recursive: true);
}
