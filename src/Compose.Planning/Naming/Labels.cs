namespace Compose.Planning.Naming;

/// <summary>
/// Labels that identify a project's resources; shared with Docker Compose, so that either tool can continue the other's work.
/// </summary>
public static class Labels
{
    private const string Prefix = "com.docker.compose.";

    public const string Project = Prefix + "project";
    public const string Service = Prefix + "service";
    public const string Version = Prefix + "version";
    public const string WorkingDirectory = Prefix + "project.working_dir";

    /// <summary>Absolute paths joined by commas.</summary>
    public const string ConfigFiles = Prefix + "project.config_files";

    /// <summary>Absolute paths joined by commas; only when given explicitly.</summary>
    public const string EnvironmentFiles = Prefix + "project.environment_file";

    /// <summary><c>False</c> or <c>True</c>, capitalised.</summary>
    public const string OneOff = Prefix + "oneoff";

    public const string Number = Prefix + "container-number";
    public const string ConfigHash = Prefix + "config-hash";

    /// <summary>The digest of the container's image.</summary>
    public const string Image = Prefix + "image";

    /// <summary><c>target=digest</c> joined by commas, for images mounted as volumes.</summary>
    public const string ImageVolumeDigest = Prefix + "image-volume-digest";

    /// <summary><c>service:condition:restart</c> joined by commas.</summary>
    public const string DependsOn = Prefix + "depends_on";

    /// <summary>64 hexadecimal digits that identify a one-off container.</summary>
    public const string Slug = Prefix + "slug";

    /// <summary>On one-offs that are started as soon as they are created, by a run that is announced on the engine meanwhile.</summary>
    internal const string Announced = "io.compose.announced";

    /// <summary>On a replacement container: its final name, without the project prefix.</summary>
    public const string Replace = Prefix + "replace";

    /// <summary>On a container that a rolling update created: the id of the one it replaced, or is about to replace.</summary>
    public const string Previous = Prefix + "previous";

    public const string Network = Prefix + "network";
    public const string Volume = Prefix + "volume";

    /// <summary>On containers that run a hook: its kind. They have no config hash and no one-off label.</summary>
    public const string Hook = Prefix + "hook";

    /// <summary><c>classic</c> on images built by the classic builder.</summary>
    public const string ImageBuilder = Prefix + "image.builder";

    /// <summary>The value of <see cref="Version"/> on resources created here.</summary>
    public static string OwnVersion => ProductVersion.Text;

    internal const string True = "True";
    internal const string False = "False";
}
