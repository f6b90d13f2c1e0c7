namespace Compose.EndToEnd.Tests.Running;

/// <summary>Docker's buildx plugin, in a separate configuration.</summary>
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

    /// <summary>Whether the engine uses the containerd image store, where one name can have several platforms.</summary>
    public static async Task<bool> EngineKeepsIndexesAsync() =>
        (await Engine.Client.System.GetSystemInfoAsync()).DriverStatus.Any(line =>
            line.Any(word => word.Contains("io.containerd.snapshotter", StringComparison.Ordinal))
        );
}
