using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Compose.Planning.Naming;

namespace Compose.Cli.Remote;

/// <summary>A file of a published project.</summary>
/// <param name="Name">File name without folder.</param>
internal sealed record PublishedFile(string Name, PublishedKind Kind, byte[] Content);

/// <summary>The role of a published file.</summary>
internal enum PublishedKind
{
    ComposeFile,

    /// <summary>A file that services extend.</summary>
    ExtendedFile,
    EnvFile,
}

/// <summary>Writes the format that <see cref="OciManifest"/> reads. Reproducible: it contains no timestamps.</summary>
/// <param name="Version">1.0, or 1.1, which has artifact types.</param>
internal sealed record OciArtifact(string Version, ImmutableArray<PublishedFile> Files)
{
    /// <summary>The version without artifact types.</summary>
    public const string FirstVersion = "1.0";

    public const string ManifestType = "application/vnd.oci.image.manifest.v1+json";

    public const string IndexType = "application/vnd.oci.image.index.v1+json";

    /// <summary>The placeholder for an image's configuration blob.</summary>
    public static byte[] Config => "{}"u8.ToArray();

    public byte[] Manifest() =>
        Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", 2);
            writer.WriteString("mediaType", ManifestType);
            if (Version != FirstVersion)
                writer.WriteString("artifactType", OciManifest.ProjectType);
            writer.WriteStartObject("config");
            WriteDescriptor(writer, Version == FirstVersion ? OciManifest.EmptyConfig : "application/vnd.oci.empty.v1+json", Config);
            writer.WriteEndObject();
            writer.WriteStartArray("layers");
            foreach (var file in Files)
                WriteLayer(writer, file);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    /// <summary>Ties images to the project: an index of them with the project as its subject.</summary>
    public static byte[] Application(byte[] project, IEnumerable<(string MediaType, byte[] Content)> images) =>
        Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", 2);
            writer.WriteString("mediaType", IndexType);
            writer.WriteString("artifactType", OciManifest.ProjectType);
            writer.WriteStartArray("manifests");
            foreach (var (type, content) in images)
            {
                writer.WriteStartObject();
                WriteDescriptor(writer, type, content);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartObject("subject");
            WriteDescriptor(writer, ManifestType, project);
            writer.WriteEndObject();
            writer.WriteStartObject("annotations");
            writer.WriteString("com.docker.compose.version", Labels.OwnVersion);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });

    private static void WriteLayer(Utf8JsonWriter writer, PublishedFile file)
    {
        writer.WriteStartObject();
        WriteDescriptor(writer, file.Kind == PublishedKind.EnvFile ? OciLayer.EnvFileType : OciLayer.ComposeFileType, file.Content);
        writer.WriteStartObject("annotations");
        if (file.Kind == PublishedKind.ExtendedFile)
            writer.WriteString("com.docker.compose.extends", "true");
        writer.WriteString(file.Kind == PublishedKind.EnvFile ? "com.docker.compose.envfile" : "com.docker.compose.file", file.Name);
        writer.WriteString("com.docker.compose.version", Labels.OwnVersion);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteDescriptor(Utf8JsonWriter writer, string type, byte[] content)
    {
        writer.WriteString("mediaType", type);
        writer.WriteString("digest", OciRegistry.DigestOf(content));
        writer.WriteNumber("size", content.Length);
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
