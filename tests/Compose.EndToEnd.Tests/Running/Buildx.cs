namespace Compose.EndToEnd.Tests.Running;

/// <summary>Docker's plugin buildx, in a configuration of its own.</summary>
internal static class Buildx
{
    /// <summary>A project whose commands find the plugin.</summary>
    public static TestProject Project(string yaml)
    {
        var project = TestProject.Of(yaml);
        project.Write("docker/config.json", "{}");
        project.Variables["DOCKER_CONFIG"] = Path.Combine(project.Folder, "docker");
        File.CreateSymbolicLink(
            Path.Combine(Directory.CreateDirectory(Path.Combine(project.Folder, "docker/cli-plugins")).FullName, "docker-buildx"),
            Programs.Buildx
        );
        return project;
    }

    /// <summary>Whether the engine stores images as containerd does: then one name can stand for several platforms.</summary>
    public static async Task<bool> EngineKeepsIndexesAsync() =>
        (await Engine.Client.System.GetSystemInfoAsync()).DriverStatus.Any(line =>
            line.Any(word => word.Contains("io.containerd.snapshotter", StringComparison.Ordinal))
        );
}
