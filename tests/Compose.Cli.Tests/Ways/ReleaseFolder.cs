using System.Diagnostics;
using System.Security.Cryptography;
using Compose.Cli.Tests.Processes;

namespace Compose.Cli.Tests.Ways;

/// <summary>
/// Releases as a server has them: <c>download/vVERSION/</c> with an archive for Linux and SHA256SUMS. The command in the archive starts the
/// one under test.
/// </summary>
internal sealed class ReleaseFolder : IDisposable
{
    public const string Version = "1.2.3";

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("compose-release-");

    public ReleaseFolder()
    {
        var name = $"compose-{Version}-linux-{(Architecture == "ARM64" ? "arm64" : "x64")}";
        var tree = Directory.CreateDirectory(Path.Combine(root.FullName, name)).FullName;
        var program = Path.Combine(tree, "compose");
        File.WriteAllText(program, $"#!/bin/sh\nDOTNET_ROOT='{ComposeProcess.DotnetRoot}' exec '{ComposeProcess.Program}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(Path.Combine(root.FullName, "download", $"v{Version}"));
        Archive = Path.Combine(root.FullName, "download", $"v{Version}", name + ".tar.gz");
        using (var tar = Process.Start("tar", ["-czf", Archive, "-C", root.FullName, name]))
            tar.WaitForExit();
        File.WriteAllText(Sums, $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Archive)))}  {Path.GetFileName(Archive)}\n");
    }

    /// <summary>As the runner of a workflow calls it.</summary>
    public static string Architecture { get; } =
        System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToUpperInvariant();

    public string Address => $"file://{root.FullName}";

    public string Archive { get; }

    public string Sums => Path.Combine(root.FullName, "download", $"v{Version}", "SHA256SUMS");

    public void Dispose() => root.Delete(recursive: true);
}
