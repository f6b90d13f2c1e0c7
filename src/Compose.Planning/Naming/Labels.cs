namespace Compose.Planning.Naming;

/// <summary>
/// The labels by which a project's resources are found again; shared with Docker Compose, so either can go on where the other stopped.
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

    /// <summary>The digest of the image the container was made from.</summary>
    public const string Image = Prefix + "image";

    /// <summary><c>target=digest</c> joined by commas, of images mounted as volumes.</summary>
    public const string ImageVolumeDigest = Prefix + "image-volume-digest";

    /// <summary><c>service:condition:restart</c> joined by commas.</summary>
    public const string DependsOn = Prefix + "depends_on";

    /// <summary>64 hexadecimal digits that set one-off containers apart.</summary>
    public const string Slug = Prefix + "slug";

    /// <summary>On a container that took another one's place: the name it is to have at last, without the project's.</summary>
    public const string Replace = Prefix + "replace";

    public const string Network = Prefix + "network";
    public const string Volume = Prefix + "volume";

    /// <summary>On containers that run a hook: its kind. They have neither a config hash nor a one-off label.</summary>
    public const string Hook = Prefix + "hook";

    /// <summary><c>classic</c> on images the classic builder made.</summary>
    public const string ImageBuilder = Prefix + "image.builder";

    /// <summary>What <see cref="Version"/> says of what we make.</summary>
    public const string OwnVersion = "0.1.0";

    internal const string True = "True";
    internal const string False = "False";
}
