using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>How an image is built (spec 1.3).</summary>
public sealed class BuildConfig(Mapping node) : View(node)
{
    public const string ContextKey = "context";
    public const string DockerfileKey = "dockerfile";
    public const string DockerfileInlineKey = "dockerfile_inline";
    public const string ArgsKey = "args";
    public const string AdditionalContextsKey = "additional_contexts";
    public const string PlatformsKey = "platforms";
    public const string SecretsKey = "secrets";

    /// <summary>The file used when none is named.</summary>
    public const string DefaultDockerfile = "Dockerfile";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "build",
            [
                new(ContextKey, new TextShape { Description = "The directory or URL of the build context." })
                {
                    WrongNames = ["path", "dir", "directory"],
                },
                new(DockerfileKey, new TextShape { Description = "Path of the Dockerfile inside the context." }) { WrongNames = ["file"] },
                new(DockerfileInlineKey, new TextShape { Description = "The Dockerfile itself." }),
                new("entitlements", new ListShape(new TextShape()) { Description = "Additional entitlements of the build." }),
                new(
                    ArgsKey,
                    new ListOrMapShape(nullIsEmpty: false, ListOrMapShape.Variable, joint: "_")
                    {
                        Description = "Build arguments.",
                        Merge = MergeRule.AsList,
                        Unique = UniqueBy.Key,
                    }
                ),
                new(
                    "provenance",
                    new PrintedShape(ScalarTypes.Text | ScalarTypes.Flag) { Description = "The provenance attestation." }
                ),
                new(
                    "sbom",
                    new PrintedShape(ScalarTypes.Text | ScalarTypes.Flag) { Description = "The SBOM attestation." }
                ),
                new(
                    "ssh",
                    new SshShape
                    {
                        Description = "SSH agents and keys available to the build.",
                        Merge = MergeRule.SshKeys,
                        Unique = UniqueBy.Key,
                    }
                ),
                new(
                    Service.LabelsKey,
                    new ListOrMapShape(nullIsEmpty: true)
                    {
                        Description = "Labels of the image.",
                        Merge = MergeRule.AsList,
                        Unique = UniqueBy.Key,
                    }
                ),
                new("cache_from", new ListShape(new TextShape()) { Description = "Where cached layers are read from." }),
                new("cache_to", new ListShape(new TextShape()) { Description = "Where cached layers are written to." }),
                new("no_cache", new FlagShape { Description = "Whether to build without the cache." }),
                new("no_cache_filter", new TextListShape { Description = "Stages to build without the cache." }),
                new(
                    AdditionalContextsKey,
                    new ListOrMapShape(nullIsEmpty: true, ListOrMapShape.WithValue)
                    {
                        Description = "Additional named contexts.",
                        Merge = MergeRule.AsList,
                        Unique = UniqueBy.Key,
                        IsSpelling = false,
                    }
                ),
                new("pull", new FlagShape { Description = "Whether to always pull base images." }),
                new("extra_hosts", new ExtraHostsShape { Description = "Extra hosts of the build.", Merge = MergeRule.AsListKeepingAll }),
                new("isolation", new TextShape { Description = "The isolation technology (Windows)." }),
                new("network", new TextShape { Description = "The network of the build's steps." }),
                new("target", new TextShape { Description = "The stage to build." }),
                new(SecretsKey, new ListShape(new FileMountShape()) { Description = "Secrets available to the build." }),
                new(
                    "shm_size",
                    new ByteSizeShape(ScalarTypes.Whole | ScalarTypes.Text) { Description = "Bytes of `/dev/shm` during the build." }
                ),
                new("tags", new ListShape(new TextShape()) { Description = "Additional tags of the image.", Unique = UniqueBy.Key }),
                new("ulimits", new MapShape(new UlimitShape()) { Description = "Ulimits of the build.", KeyGrammar = Ulimit.CheckName }),
                new(PlatformsKey, new ListShape(new TextShape()) { Description = "Platforms to build for." }),
                new("privileged", new FlagShape { Description = "Whether the build's steps run privileged." }),
            ]
        )
        {
            Description = "How an image is built.",
        };

    public string? Context => Text(ContextKey);

    public string? Dockerfile => Text(DockerfileKey);

    public string? DockerfileInline => Text(DockerfileInlineKey);

    public ImmutableArray<string> Entitlements => List("entitlements");

    public ImmutableArray<KeyValuePair<string, string?>> Args => Pairs(ArgsKey);

    public string? Provenance => Text("provenance");

    public string? Sbom => Text("sbom");

    public ImmutableArray<SshKey> Ssh => SshKey.ListOf(Node["ssh"]);

    public ImmutableArray<KeyValuePair<string, string>> Labels => Map(Service.LabelsKey);

    public ImmutableArray<string> CacheFrom => List("cache_from");

    public ImmutableArray<string> CacheTo => List("cache_to");

    public bool NoCache => Flag("no_cache") ?? false;

    public ImmutableArray<string> NoCacheFilter => List("no_cache_filter");

    public ImmutableArray<KeyValuePair<string, string>> AdditionalContexts => Map(AdditionalContextsKey);

    public bool Pull => Flag("pull") ?? false;

    public ImmutableArray<ExtraHost> ExtraHosts => ExtraHost.ListOf(Node["extra_hosts"]);

    public string? Isolation => Text("isolation");

    public string? Network => Text("network");

    public string? Target => Text("target");

    public ImmutableArray<FileMount> Secrets => Items(SecretsKey, static node => new FileMount(node));

    public long? ShmSize => Whole("shm_size");

    public ImmutableArray<string> Tags => List("tags");

    public ImmutableArray<Ulimit> Ulimits => Ulimit.ListOf(Node["ulimits"]);

    public ImmutableArray<string> Platforms => List(PlatformsKey);

    public bool Privileged => Flag("privileged") ?? false;
}

/// <summary>An SSH agent or key made available to a build.</summary>
/// <param name="Id">The id used in the Dockerfile; <c>default</c> is the agent.</param>
/// <param name="Path">The agent's socket or the key file; null for the running agent.</param>
public readonly record struct SshKey(string Id, string? Path)
{
    internal static ImmutableArray<SshKey> ListOf(Node? node) => node is Sequence list ? [.. list.Items.OfType<Scalar>().Select(Read)] : [];

    private static SshKey Read(Scalar item)
    {
        var split = item.Text.IndexOf('=');
        return split < 0 ? new SshKey(item.Text, null) : new SshKey(item.Text[..split], item.Text[(split + 1)..]);
    }
}
