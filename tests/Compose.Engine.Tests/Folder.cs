namespace Compose.Engine.Tests;

/// <summary>A test's own directory, removed after it.</summary>
public sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("compose-engine-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public Folder With(string name, string content = "", UnixFileMode? mode = null)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!); // the name is below Path, which has a parent
        File.WriteAllText(this[name], content);
        if (mode is { } bits && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(this[name], bits);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
